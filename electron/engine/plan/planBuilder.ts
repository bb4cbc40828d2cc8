// Collects the operations of one plan. The only mutable thing in planning; it lives as long as one planPod call.

import type { Operation, OperationId, Plan, PlannedOperation } from './plan.ts';

export interface Order {
  readonly needs?: readonly (OperationId | undefined)[];
  readonly after?: readonly (OperationId | undefined)[];
  readonly toldAfter?: OperationId | undefined;
}

export class PlanBuilder {
  readonly #operations: PlannedOperation[] = [];
  #wakeAt: number | undefined;

  add(operation: Operation, cause: string, order: Order = {}): OperationId {
    const id = this.#operations.length;
    const needs = present(order.needs);
    const after = present(order.after).filter((other) => !needs.includes(other));
    this.#operations.push({ id, operation, cause, needs, after, toldAfter: order.toldAfter });
    return id;
  }

  /** Plans again at `time` at the latest. */
  wakeAt(time: number): void {
    this.#wakeAt = Math.min(time, this.#wakeAt ?? time);
  }

  build(): Plan {
    return { operations: this.#operations, wakeAt: this.#wakeAt };
  }
}

function present(ids: readonly (OperationId | undefined)[] = []): readonly OperationId[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}
