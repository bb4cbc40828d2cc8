// Everything the page may ask of the services, and nothing else. Hosts carry it; services implement it.

import { eventsContract } from './contract/events.ts';
import { forwardsContract } from './contract/forwards.ts';
import { imagesContract } from './contract/images.ts';
import { logsContract } from './contract/logs.ts';
import { manifestsContract } from './contract/manifests.ts';
import { nodeContract } from './contract/node.ts';
import { podsContract } from './contract/pods.ts';
import { settingsContract } from './contract/settings.ts';
import { systemContract } from './contract/system.ts';
import { terminalsContract } from './contract/terminals.ts';

export const contract = {
  pods: podsContract,
  manifests: manifestsContract,
  events: eventsContract,
  forwards: forwardsContract,
  images: imagesContract,
  logs: logsContract,
  node: nodeContract,
  settings: settingsContract,
  system: systemContract,
  terminals: terminalsContract,
};

export type Contract = typeof contract;
