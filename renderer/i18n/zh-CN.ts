// The Simplified Chinese catalogue. A missing or surplus key is a type error; a unit test repeats the check.

import type { en } from './en.ts';
import type { Translation } from './translation.ts';
import { common } from './zh-CN/common.ts';
import { deleted } from './zh-CN/deleted.ts';
import { details } from './zh-CN/details.ts';
import { editor } from './zh-CN/editor.ts';
import { engine } from './zh-CN/engine.ts';
import { errors } from './zh-CN/errors.ts';
import { events } from './zh-CN/events.ts';
import { forwards } from './zh-CN/forwards.ts';
import { logs } from './zh-CN/logs.ts';
import { newPod } from './zh-CN/newPod.ts';
import { pods } from './zh-CN/pods.ts';
import { settings } from './zh-CN/settings.ts';
import { shell } from './zh-CN/shell.ts';
import { terminal } from './zh-CN/terminal.ts';

export const zhCN: Translation<typeof en> = {
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
  errors,
};
