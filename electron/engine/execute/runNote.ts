// Operations that call nothing: what the engine remembers of a pod, and what it tells of it.

import { assertNever } from '../../common/appError.ts';
import { recordPrefetch, recordReport, recordRestart } from '../backoff/runHistory.ts';
import { rememberPodFailure, rememberStartFailure } from '../status/podMemory.ts';
import { DONE, type OperationOf, type OperationResult } from './operationResult.ts';
import type { PlanContext } from './planContext.ts';

export type Note = OperationOf<
  'prefetchImage' | 'advanceBackOff' | 'reportBackOff' | 'failPod' | 'recordEvent'
>;

export function runNote(note: Note, context: PlanContext): OperationResult {
  switch (note.kind) {
    case 'prefetchImage':
      context.images.prefetch(note.container);
      context.note((history) => recordPrefetch(history, note.container.image ?? ''));
      return DONE;
    case 'advanceBackOff':
      context.note((history) => recordRestart(history, note.key, note.entry));
      return DONE;
    case 'reportBackOff': {
      const { container, containerKind: kind } = note;
      context.remember((memory) => rememberStartFailure(memory, container.name, note.waiting));
      context.note((history) => recordReport(history, container.name, note.until));
      context.record(note.event, { name: container.name, kind });
      return DONE;
    }
    case 'failPod':
      context.remember((memory) => rememberPodFailure(memory, note.failure));
      context.record(note.event);
      return DONE;
    case 'recordEvent':
      context.record(note.event);
      return DONE;
    default:
      return assertNever(note);
  }
}
