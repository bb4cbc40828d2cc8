// Whatever the text, a review comes back: no exception, no object with errors, and every position inside the text.

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentReviewSchema } from '../../../electron/common/manifest.ts';
import { reviewManifest } from '../../../electron/manifest/reviewManifest.ts';
import { validatePod } from '../../../electron/manifest/validation/validatePod.ts';
import { FILE } from './reviewing.ts';

const seedsUrl = new URL('../../fixtures/manifests/', import.meta.url);
const seeds = readdirSync(seedsUrl).map((name) => readFileSync(new URL(name, seedsUrl), 'utf8'));

function checkReviews(text: string): void {
  const lines = text.split('\n').length;
  for (const review of reviewManifest({ name: FILE, text })) {
    documentReviewSchema.parse(review);
    const hasErrors = review.diagnostics.some(({ severity }) => severity === 'error');
    expect(review.pod === undefined).toBe(hasErrors);
    expect(review.error !== undefined).toBe(hasErrors);
    if (review.pod !== undefined) expect(validatePod(review.pod)).toEqual([]);
    for (const { line } of [...review.diagnostics, ...review.fields]) expect(line).toBeLessThanOrEqual(lines);
  }
}

/** A piece of a seed replaced by something that matters to YAML or to a Pod. */
const mutation = fc.record({
  seed: fc.constantFrom(...seeds),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(12),
  insert: fc.oneof(
    fc.constantFrom(
      '\t',
      ' ',
      '\n',
      ':',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '|',
      '>',
      '&a ',
      '*a',
      '<<: ',
      '#',
    ),
    fc.constantFrom(
      'null',
      '~',
      '-1',
      '0',
      '1e99',
      'yes',
      '__proto__: 1',
      'constructor',
      '---\n',
      '!!int ',
      '? ',
    ),
    fc.string({ maxLength: 4, unit: 'binary' }),
  ),
});

const mutate = (
  text: string,
  { at, remove, insert }: { at: number; remove: number; insert: string },
): string => {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + remove);
};

/** Any JSON where a Pod is expected: wrong types at every level, built from real field names. */
const fieldNames = `
  metadata spec containers initContainers name image ports containerPort env value volumes hostPath emptyDir
  volumeMounts mountPath resources limits cpu securityContext livenessProbe httpGet port lifecycle affinity
  tolerations dnsConfig items __proto__
`;
const fieldName = fc.constantFrom(...fieldNames.trim().split(/\s+/));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(null, true, 0, -1, 80, 1.5, 2 ** 40, '', 'a', '500m', 'Always'),
      fc.string({ maxLength: 5 }),
    ),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fieldName, tie('tree'), { maxKeys: 5 }),
  ),
}));

describe('a review', () => {
  test('survives any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'binary' }), checkReviews), { numRuns: 500 });
  });

  test('survives mutated manifests', () => {
    const property = fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      const [first] = mutations;
      checkReviews(mutations.reduce((text, change) => mutate(text, change), first?.seed ?? ''));
    });
    fc.assert(property, { numRuns: 1_000 });
  }, 30_000);

  test('survives any JSON in the place of a Pod', () => {
    const property = fc.property(tree, tree, (metadata, spec) =>
      checkReviews(JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata, spec })),
    );
    fc.assert(property, { numRuns: 1_500 });
  }, 30_000);
});
