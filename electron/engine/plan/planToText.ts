// A plan as text, for golden tests and the log: `[needs ~after ^toldAfter] -> #id operation, cause`, one line per operation.

import { assertNever } from '../../common/appError.ts';
import { goDuration } from '../../common/kubectl/goDuration.ts';
import type { Operation, Plan, PlannedOperation, Target } from './plan.ts';

/** `now` makes absolute times readable. */
export function planToText(plan: Plan, now: number): string {
  const lines = plan.operations.map((planned) => lineOf(planned, now));
  if (plan.wakeAt !== undefined) lines.push(`wake in ${goDuration(plan.wakeAt - now)}`);
  return lines.length === 0 ? 'nothing to do' : lines.join('\n');
}

function lineOf({ id, operation, cause, needs, after, toldAfter }: PlannedOperation, now: number): string {
  const told = toldAfter === undefined ? [] : [`^${toldAfter}`];
  const order = [...needs.map(String), ...after.map((other) => `~${other}`), ...told].join(' ');
  return `[${order}] -> #${id} ${operationToText(operation, now)}, ${cause}`;
}

export function operationToText(operation: Operation, now: number): string {
  switch (operation.kind) {
    case 'prepareVolumes':
      return 'prepare volumes';
    case 'createSandbox':
      return `create sandbox attempt ${operation.attempt}`;
    case 'startSandbox':
      return `start sandbox ${targetToText(operation.sandbox)}`;
    case 'stopSandbox':
      return `stop sandbox ${operation.sandboxId}`;
    case 'removeSandbox':
      return `remove sandbox ${operation.sandboxId}`;
    case 'prefetchImage':
      return `pull ahead ${operation.container.image ?? ''} for ${operation.container.name}`;
    case 'ensureImage':
      return `${operation.backOff ? 'look for' : 'ensure'} image ${operation.container.image ?? ''} of ${operation.container.name}`;
    case 'createContainer':
      return `create ${operation.container.name} attempt ${operation.attempt} in ${targetToText(operation.sandbox)}`;
    case 'startContainer':
      return `start ${operation.container.name} ${targetToText(operation.target)}`;
    case 'stopContainer':
      return `stop ${operation.name} ${operation.containerId} by ${goDuration(operation.stopBy - now)} "${operation.message}"`;
    case 'removeContainer':
      return `remove ${operation.name} ${operation.containerId}`;
    case 'removeVolumes':
      return 'remove volumes';
    case 'forgetPod':
      return 'forget pod';
    case 'advanceBackOff':
      return `set back-off to ${goDuration(operation.entry.backOffMs)}`;
    case 'reportBackOff':
      return `report ${operation.container.name} ${operation.waiting.reason} for ${goDuration(operation.until - now)}`;
    case 'failPod':
      return `fail pod ${operation.failure.reason}`;
    case 'recordEvent':
      return `record ${operation.event.reason}`;
    default:
      return assertNever(operation);
  }
}

function targetToText(target: Target): string {
  return 'id' in target ? target.id : `#${target.from}`;
}
