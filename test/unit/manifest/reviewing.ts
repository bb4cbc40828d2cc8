// What the tables of broken manifests share: a pod around a fragment, and the errors of a review.

import { expect, test } from 'vitest';
import type { DocumentReview } from '../../../electron/common/manifest.ts';
import { reviewManifest } from '../../../electron/manifest/reviewManifest.ts';

export const FILE = 'f.yaml';

/** A title, YAML, and every error message in order. */
export type BrokenCase = readonly [title: string, yaml: string, ...errors: string[]];

const indented = (yaml: string, by: number): string =>
  yaml
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(by) + line))
    .join('\n');

/** A pod whose one container `a` has these further fields. */
export const podWithContainer = (fields: string): string =>
  podWithSpec(`containers:\n- name: a\n  image: nginx:1\n${indented(fields, 2)}`);

/** A pod with this spec. */
export const podWithSpec = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${indented(spec, 2)}\n`;

/** A pod with one good container and these further spec fields. */
export const podWithSpecFields = (fields: string): string =>
  podWithSpec(`containers:\n- name: a\n  image: nginx:1\n${fields}`);

/** A good pod with this metadata. */
export const podWithMetadata = (metadata: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n${indented(metadata, 2)}\nspec:\n  containers:\n  - name: a\n    image: nginx:1\n`;

export function reviewOne(text: string): DocumentReview {
  const [review] = reviewManifest({ name: FILE, text });
  if (review === undefined) throw new Error('the manifest holds no document');
  return review;
}

export const messagesOf = (review: DocumentReview, severity: 'error' | 'warning' | 'info'): string[] =>
  review.diagnostics.filter((diagnostic) => diagnostic.severity === severity).map(({ message }) => message);

/** Runs a table: the errors are exactly these, nothing is decoded, and each error points into the text. */
export function testBroken(
  cases: readonly BrokenCase[],
  wrap: (yaml: string) => string = (yaml) => yaml,
): void {
  test.each(cases)('%s is refused', (_title, yaml, ...errors) => {
    const text = wrap(yaml);
    const review = reviewOne(text);
    expect(messagesOf(review, 'error')).toEqual(errors);
    expect(review.pod).toBeUndefined();
    expect(review.error).toBeTruthy();
    const lines = text.split('\n').length;
    for (const { line, endLine } of review.diagnostics) {
      expect(line).toBeLessThanOrEqual(lines);
      expect(endLine).toBeGreaterThanOrEqual(line);
    }
  });
}
