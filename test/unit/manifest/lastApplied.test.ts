import { expect, test } from 'vitest';
import { lastAppliedText } from '../../../electron/manifest/lastApplied.ts';
import { parseManifest } from '../../../electron/manifest/parseManifest.ts';

test('the annotation holds what the user wrote, as kubectl writes it', () => {
  const text =
    'kind: Pod\napiVersion: v1\nmetadata: {name: web}\nspec: {containers: [{name: a, image: b}]}\n';
  expect(parseManifest({ name: 'web.yaml', text }).map(lastAppliedText)).toEqual([
    '{"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{},"name":"web","namespace":"default"},' +
      '"spec":{"containers":[{"image":"b","name":"a"}]}}\n',
  ]);
});

test('applying an exported pod does not nest the annotation in itself', () => {
  const annotation = '"kubectl.kubernetes.io/last-applied-configuration":"old"';
  const text = `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","annotations":{${annotation}}}}`;
  expect(parseManifest({ name: 'web.json', text }).map(lastAppliedText)[0]).not.toContain('last-applied');
});
