// What stands behind the contract: made once, in the order in which one part needs another, and ended together.

import { hostname } from 'node:os';
import packageJson from '../../package.json' with { type: 'json' };
import { type Clock, timestamp } from '../common/clock.ts';
import type { ManifestSource } from '../common/contract/manifests.ts';
import type { LeaseHolder } from '../common/contract/system.ts';
import { DisposableStack } from '../common/disposable.ts';
import { PodEngine } from '../engine/podEngine.ts';
import type { RuntimeConnector } from '../engine/runtime/runtimeConnector.ts';
import { createMemoryStore } from '../engine/store/memoryStore.ts';
import type { ObjectStore } from '../engine/store/objectStore.ts';
import { openStore } from '../store/openStore.ts';
import { ScreenFiles } from '../store/screenFiles.ts';
import { type AttachableEngine, EngineSession } from './engineSession.ts';
import { Forwards } from './forwards/forwards.ts';
import { systemPorts } from './forwards/systemPorts.ts';
import { hostAddress } from './hostAddress.ts';
import type { Logger } from './logger.ts';
import { logKeepingEngine } from './logs/logKeepingEngine.ts';
import { PodLogs } from './logs/podLogs.ts';
import { OpenedFiles } from './manifests/openedFiles.ts';
import { EnginePodStore } from './pods/enginePodStore.ts';
import { randomIds } from './randomIds.ts';
import { SettingsService } from './settingsService.ts';
import type { HostShellOptions } from './terminals/hostShell.ts';
import { ScreenKeeper } from './terminals/screenKeeper.ts';
import { TerminalSessions } from './terminals/terminalSessions.ts';

export interface ServicesOptions {
  readonly dataDir: string;
  /** The folder with samples and the infra image. */
  readonly resourcesDir: string;
  readonly hostKind: LeaseHolder['hostKind'];
  readonly connector: RuntimeConnector;
  readonly logger: Logger;
  readonly clock: Clock;
  /** From the command line; wins over the setting. */
  readonly engineUrl?: string;
  /** See `ConnectOptions.instance`. */
  readonly instance: string;
  /** A shell on this machine for whoever reaches the page. */
  readonly hostShell: Omit<HostShellOptions, 'runtime' | 'clock'>;
  readonly openFiles: readonly ManifestSource[];
  readonly applyFiles: readonly ManifestSource[];
}

export interface ServiceParts {
  readonly store: ObjectStore;
  /** The process that has the data directory, where that is another one. */
  readonly storeHeldBy: LeaseHolder | undefined;
  readonly settings: SettingsService;
  readonly engine: PodEngine;
  readonly session: EngineSession;
  readonly logs: PodLogs;
  readonly terminals: TerminalSessions;
  readonly forwards: Forwards;
  readonly pods: EnginePodStore;
  readonly openedFiles: OpenedFiles;
  /** Ends all of the above but the store, which is closed when the session has ended. */
  dispose(): void;
}

/** Rejects with an `AppError` for the user when the data directory cannot be used. */
export async function createParts(options: ServicesOptions): Promise<ServiceParts> {
  const { clock, logger } = options;
  const holder: LeaseHolder = {
    hostName: hostname(),
    pid: process.pid,
    hostKind: options.hostKind,
    startedAt: timestamp(clock.now()),
  };
  const { store, heldBy: storeHeldBy } = await openDataDirectory(options, holder);
  const screens = storeHeldBy === undefined ? await newScreenKeeper(options) : undefined;
  const settings = new SettingsService(store, logger);
  const resources = new DisposableStack();
  const engine = resources.use(newEngine(options, store));
  const keeping = logKeepingEngine(engine, () => logs);
  const session = resources.use(newSession(options, { engine: keeping, settings, holder, storeHeldBy }));
  resources.use(reconnectOnChange(settings, session));
  const { runtime } = session;
  const logs = resources.use(new PodLogs({ feed: engine, runtime, clock, logger }));
  const terminals = resources.use(new TerminalSessions({ ids: randomIds, clock, logger, screens }));
  const forwards = resources.use(
    new Forwards({
      store,
      storeHeldBy,
      pods: engine,
      runtime,
      choice: () => settings.settings.value.forwardPath,
      openPort: systemPorts(clock),
      ids: randomIds,
      clock,
    }),
  );
  const pods = new EnginePodStore({ engine, store, clock, lease: session.lease });
  const openedFiles = new OpenedFiles();
  return {
    store,
    storeHeldBy,
    settings,
    engine,
    session,
    logs,
    terminals,
    forwards,
    pods,
    openedFiles,
    dispose: () => resources.dispose(),
  };
}

function newEngine({ clock, logger }: ServicesOptions, store: ObjectStore): PodEngine {
  const { version } = packageJson;
  return new PodEngine({ store, clock, logger, ids: randomIds, hostIp: hostAddress(), version });
}

/** Undefined where they cannot be kept: terminals run without. */
async function newScreenKeeper(options: ServicesOptions): Promise<ScreenKeeper | undefined> {
  const { dataDir, clock, logger } = options;
  try {
    return new ScreenKeeper({ store: await ScreenFiles.open(dataDir, clock.now()), clock, logger });
  } catch (error) {
    logger.warn('The last lines of terminals are not kept', { error });
    return undefined;
  }
}

interface SessionParts {
  readonly engine: AttachableEngine;
  readonly settings: SettingsService;
  readonly holder: LeaseHolder;
  readonly storeHeldBy: LeaseHolder | undefined;
}

function newSession(options: ServicesOptions, { settings, ...parts }: SessionParts): EngineSession {
  return new EngineSession({
    ...parts,
    connector: options.connector,
    clock: options.clock,
    logger: options.logger,
    connectOptions: () => ({
      engineUrl: options.engineUrl ?? settings.settings.value.engineUrl,
      pauseImage: settings.settings.value.pauseImage,
      instance: options.instance,
    }),
  });
}

async function openDataDirectory(
  { dataDir, logger, clock }: ServicesOptions,
  holder: LeaseHolder,
): Promise<{ store: ObjectStore; heldBy: LeaseHolder | undefined }> {
  const outcome = await openStore(dataDir, holder, clock);
  if (outcome.kind === 'held') {
    logger.warn('The data directory is in use; this process only shows what is there', {
      holder: outcome.by,
    });
    return { store: createMemoryStore(), heldBy: outcome.by };
  }
  for (const { key, reason } of outcome.quarantined) {
    logger.error('A stored record could not be read and was set aside', { key, reason });
  }
  return { store: outcome.store, heldBy: undefined };
}

function reconnectOnChange({ settings }: SettingsService, session: EngineSession) {
  let { engineUrl, pauseImage } = settings.value;
  return settings.subscribe(() => {
    const next = settings.value;
    if (next.engineUrl === engineUrl && next.pauseImage === pauseImage) return;
    ({ engineUrl, pauseImage } = next);
    session.reconnect();
  });
}
