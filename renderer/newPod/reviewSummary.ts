// What a review means for the person who is about to apply it. Pure.

import type { ManifestReview, PlannedAction } from '../../electron/common/contract/manifests.ts';
import type { Diagnostic, FieldReport } from '../../electron/common/manifest.ts';

export interface ReviewSummary {
  readonly errors: readonly Diagnostic[];
  /** What the pod may do to the machine; said again, apart from other warnings. */
  readonly risks: readonly Diagnostic[];
  /** Other warnings and notes. */
  readonly notes: readonly Diagnostic[];
  readonly fields: Readonly<Record<FieldReport['verdict'], readonly FieldReport[]>>;
  readonly blocked: number;
  readonly recreated: readonly string[];
  readonly documents: number;
}

const RISK = /^spec\.(hostNetwork|hostPID|hostIPC)$|\.privileged$|\.hostPath\.path$/;

function isRisk({ severity, path }: Diagnostic): boolean {
  return severity === 'warning' && RISK.test(path);
}

export function summarizeReview({ documents }: ManifestReview): ReviewSummary {
  const diagnostics = documents.flatMap((document) => document.diagnostics);
  const fields = documents.flatMap((document) => document.fields);
  const withVerdict = (verdict: FieldReport['verdict']) =>
    fields.filter((field) => field.verdict === verdict);
  const planned = (action: PlannedAction['action']) =>
    documents.filter((document) => document.planned.action === action);
  return {
    errors: diagnostics.filter(({ severity }) => severity === 'error'),
    risks: diagnostics.filter(isRisk),
    notes: diagnostics.filter((diagnostic) => diagnostic.severity !== 'error' && !isRisk(diagnostic)),
    fields: {
      honoured: withVerdict('honoured'),
      emulated: withVerdict('emulated'),
      refused: withVerdict('refused'),
    },
    blocked: planned('blocked').length,
    recreated: planned('recreate').map(({ name }) => name),
    documents: documents.length,
  };
}

/** Why Apply cannot be pressed; undefined: it can. */
export type ApplyHindrance = 'readOnly' | 'reviewing' | 'empty' | 'errors' | 'blocked' | 'recreate';

export function applyHindrance(
  summary: ReviewSummary | undefined,
  { canAct, isRecreateConfirmed }: { readonly canAct: boolean; readonly isRecreateConfirmed: boolean },
): ApplyHindrance | undefined {
  if (!canAct) return 'readOnly';
  if (summary === undefined) return 'reviewing';
  if (summary.documents === 0) return 'empty';
  if (summary.errors.length > 0) return 'errors';
  if (summary.blocked > 0) return 'blocked';
  return summary.recreated.length > 0 && !isRecreateConfirmed ? 'recreate' : undefined;
}
