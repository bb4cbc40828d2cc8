import { describe, expect, it } from 'vitest';
import type { ManifestReview } from '../../../../electron/common/contract/manifests.ts';
import { reviewManifest } from '../../../../electron/manifest/reviewManifest.ts';
import { applyHindrance, summarizeReview } from '../../../../renderer/newPod/reviewSummary.ts';

function reviewOf(text: string, action: 'create' | 'recreate' | 'blocked' = 'create'): ManifestReview {
  const planned = {
    create: { action: 'create' as const },
    recreate: { action: 'recreate' as const, changedFields: ['spec.containers[0].command'], message: '' },
    blocked: { action: 'blocked' as const, message: '' },
  }[action];
  const documents = reviewManifest({ name: 'a.yaml', text }).map((review) => ({ ...review, planned }));
  return { source: 'a.yaml', documents };
}

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  ${spec}\n  containers:\n  - name: web\n    image: nginx\n`;
const canApply = { canAct: true, isRecreateConfirmed: false };

describe('summarizeReview', () => {
  it('sets apart what a pod may do to the host', () => {
    const summary = summarizeReview(reviewOf(pod('hostNetwork: true\n  hostPID: true\n  hostIPC: true')));
    expect(summary.risks.map(({ path }) => path)).toEqual([
      'spec.hostNetwork',
      'spec.hostPID',
      'spec.hostIPC',
    ]);
    expect(summary.notes).toEqual([]);
  });

  it('sorts the fields by what becomes of them', () => {
    const { fields } = summarizeReview(reviewOf(pod('enableServiceLinks: false')));
    expect(fields.emulated.map(({ path }) => path)).toEqual(['spec.enableServiceLinks']);
    expect(fields.refused).toEqual([]);
    expect(fields.honoured.length).toBeGreaterThan(3);
  });
});

describe('applyHindrance', () => {
  const summary = (text: string, action?: 'recreate' | 'blocked') => summarizeReview(reviewOf(text, action));

  it('lets a clean manifest through', () => {
    expect(applyHindrance(summary(pod('restartPolicy: Never')), canApply)).toBeUndefined();
  });

  it('names the first reason that stands in the way', () => {
    expect(applyHindrance(summary(pod('a: b')), { ...canApply, canAct: false })).toBe('readOnly');
    expect(applyHindrance(undefined, canApply)).toBe('reviewing');
    expect(applyHindrance(summary('# only a comment\n'), canApply)).toBe('empty');
    expect(applyHindrance(summary(pod('contaners: []')), canApply)).toBe('errors');
    expect(applyHindrance(summary(pod('restartPolicy: Never'), 'blocked'), canApply)).toBe('blocked');
  });

  it('asks for a confirmation before a pod is created again', () => {
    const recreated = summary(pod('restartPolicy: Never'), 'recreate');
    expect(applyHindrance(recreated, canApply)).toBe('recreate');
    expect(applyHindrance(recreated, { ...canApply, isRecreateConfirmed: true })).toBeUndefined();
  });
});
