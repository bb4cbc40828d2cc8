// The English catalogue and the source of the key types: a key that is not here does not compile.
// Kubernetes' kinds, reasons and messages are never translated, hence never listed.

import { errorSentences } from '../../electron/common/errorSentences.ts';
import { common } from './en/common.ts';
import { deleted } from './en/deleted.ts';
import { details } from './en/details.ts';
import { editor } from './en/editor.ts';
import { engine } from './en/engine.ts';
import { events } from './en/events.ts';
import { forwards } from './en/forwards.ts';
import { logs } from './en/logs.ts';
import { newPod } from './en/newPod.ts';
import { pods } from './en/pods.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { terminal } from './en/terminal.ts';

export const en = {
  common,
  shell,
  pods,
  deleted,
  engine,
  events,
  forwards,
  settings,
  newPod,
  details,
  logs,
  terminal,
  editor,
  errors: errorSentences,
} as const;
