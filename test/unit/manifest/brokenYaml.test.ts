// Text that is no YAML, or no Kubernetes object. The expected lines of the YAML errors were printed by kubectl.

import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../electron/manifest/parseManifest.ts';
import { reviewManifest } from '../../../electron/manifest/reviewManifest.ts';
import { type BrokenCase, FILE, reviewOne, testBroken } from './reviewing.ts';

const yaml = (text: string): string =>
  `error: error parsing ${FILE}: error converting YAML to JSON: yaml: ${text}`;
const undecodable = (text: string): string => `error: unable to decode "${FILE}": ${text}`;

const syntax: readonly BrokenCase[] = [
  ['a tab after text', 'a: 1\n\tb: 2\n', yaml('line 2: found a tab character that violates indentation')],
  ['a tab as indentation', 'a:\n\tb: 2\n', yaml('line 2: found character that cannot start any token')],
  [
    'a list indented less than its first item',
    'a: 1\nb:\n   - c: 1\n  - d: 1\n',
    yaml('line 3: did not find expected key'),
  ],
  [
    'a map indented more than its sibling',
    'a: 1\nb: 2\n   c:\n     x: y\n',
    yaml('line 3: mapping values are not allowed in this context'),
  ],
  [
    'a map indented less than its sibling',
    'a:\n    b: 1\n  c: 2\n',
    yaml('line 2: did not find expected key'),
  ],
  ['a double quote left open', 'a: "b\nc: 1\n', yaml('line 3: found unexpected end of stream')],
  ['a single quote left open', "a: 'b\nc: 1\n", yaml('line 3: found unexpected end of stream')],
  ['a flow list left open', 'a: 1\nb: {a: [1, 2\nc: 1\n', yaml("line 2: did not find expected ',' or ']'")],
  ['a flow map left open', 'a: 1\nb: {a: 1\nc: 1\n', yaml("line 2: did not find expected ',' or '}'")],
  ['an alias without an anchor', 'a: 1\nb: *x\n', yaml("unknown anchor 'x' referenced")],
  ['an alias within its own anchor', 'a: &a\n  b: *a\n', yaml("anchor 'a' value contains itself")],
  ['a key without a colon before a map', 'a: 1\nb\n  c: 1\n', yaml("line 3: could not find expected ':'")],
  ['a key without a colon at the end', 'a: 1\nb\n', yaml("line 3: could not find expected ':'")],
  [
    'a value that starts with @',
    'a: 1\nb: @c\n',
    yaml('line 2: found character that cannot start any token'),
  ],
  [
    'a value that starts with a back-quote',
    'a: 1\nb: `c`\n',
    yaml('line 2: found character that cannot start any token'),
  ],
  [
    'a value that starts with %',
    'a: 1\nb: %c\n',
    yaml('line 2: found character that cannot start any token'),
  ],
  ['two colons in the first line', 'a: v1: x\n', yaml('mapping values are not allowed in this context')],
  ['a list item among keys', 'a: 1\n- b: 1\n', yaml('line 1: did not find expected key')],
  ['a key among list items', '- a\nb: c\n', yaml("line 1: did not find expected '-' indicator")],
  ['text after a quoted value', 'a: "b" c\n', yaml('did not find expected key')],
  ['text after a flow list', 'a: [b] c\n', yaml('did not find expected key')],
  ['a bad block scalar header', 'a: |x\n  b\n', yaml('did not find expected comment or line break')],
  ['a control character', 'a: 1\nb: \u0001\n', yaml('control characters are not allowed')],
  ['text tagged as a number', 'a: !!int x\n', yaml('cannot decode !!str `x` as a !!int')],
  ['a merge of a number', 'a: 1\n<<: 3\n', yaml('map merge requires map or sequence of maps as the value')],
  [
    'a value after a value',
    'a: 1\nb: c:\n    d: e\n',
    yaml('line 2: mapping values are not allowed in this context'),
  ],
  [
    'a list item without a blank',
    'a: 1\nb:\n  -c: a\n   d: b\n',
    yaml('line 4: mapping values are not allowed in this context'),
  ],
  ['a map as a key', '? {a: b}\n: c\n', yaml('invalid map key: a map or list cannot be a key')],
  ['a list under a deeper key', 'a: 1\nb:\n   c:\n  - d: 1\n', yaml('line 3: did not find expected key')],
  [
    'a quote left open before another',
    'a:\n  b:\n    - "c\n    - "d"\n  e: 1\n',
    yaml("line 3: did not find expected '-' indicator"),
  ],
  [
    'a quote left open in a list beside its key',
    'a: 1\nb:\n- "c\n- "d"\ne: 1\n',
    yaml('line 3: did not find expected key'),
  ],
  ['a closing bracket as a value', 'a: 1\nb:\n  c: ]\n', yaml('line 2: did not find expected node content')],
  [
    'a first key without a colon',
    'a 1\nb: 2\n',
    yaml('line 2: mapping values are not allowed in this context'),
  ],
];

const objects: readonly BrokenCase[] = [
  [
    'a bare word',
    'hello\n',
    undecodable('json: cannot unmarshal string into Go value of type unstructured.detector'),
  ],
  [
    'a number',
    '42\n',
    undecodable('json: cannot unmarshal number into Go value of type unstructured.detector'),
  ],
  [
    'a boolean',
    'true\n',
    undecodable('json: cannot unmarshal bool into Go value of type unstructured.detector'),
  ],
  [
    'a list',
    '- a\n- b\n',
    undecodable('json: cannot unmarshal array into Go value of type unstructured.detector'),
  ],
  [
    'an object without a kind',
    'metadata: {name: a}\napiVersion: v1\n',
    undecodable(`Object 'Kind' is missing in '{"apiVersion":"v1","metadata":{"name":"a"}}'`),
  ],
  [
    'an object without an apiVersion',
    'kind: Pod\n',
    undecodable(`Object 'apiVersion' is missing in '{"kind":"Pod"}'`),
  ],
  [
    'a kind that does not exist',
    'apiVersion: v1\nkind: Podd\nmetadata: {name: x}\n',
    `error: resource mapping not found for name: "x" namespace: "" from "${FILE}": no matches for kind "Podd" in version "v1"\nensure CRDs are installed first`,
  ],
  [
    'a Pod of a version that does not exist',
    'apiVersion: v2\nkind: Pod\nmetadata: {name: x, namespace: z}\n',
    `error: resource mapping not found for name: "x" namespace: "z" from "${FILE}": no matches for kind "Pod" in version "v2"\nensure CRDs are installed first`,
  ],
  [
    'a Deployment',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n',
    'kind Deployment (apps/v1) is not supported by Podbay yet: workloads arrive in a later release. Apply its pod template as a Pod to run it now.',
  ],
  [
    'a ConfigMap',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n',
    'kind ConfigMap (v1) is not supported by Podbay yet: configuration objects arrive in a later release. Write the values into the Pod to run it now.',
  ],
];

describe('text that is not YAML', () => testBroken(syntax));
describe('YAML that is not a Pod', () => testBroken(objects));

describe('positions', () => {
  test('the bad indentation of the seed is found in line 9, where the colon stands', () => {
    const text = 'apiVersion: v1\nvolumes:\n- name: shared-data\n   hostPath:\n      path: /data\n';
    expect(reviewOne(text).diagnostics[0]).toMatchObject({ line: 4, column: 12, endLine: 4 });
  });

  test('an error in the second document keeps its place in the file and does not hide the first', () => {
    const text = 'apiVersion: v1\nkind: Pod\n---\na: b: c\n';
    const [first, second] = reviewManifest({ name: FILE, text });
    expect(first?.kind).toBe('Pod');
    expect(second?.diagnostics[0]).toMatchObject({ line: 4, column: 5, documentIndex: 1 });
    expect(second?.error).toBe(yaml('mapping values are not allowed in this context'));
  });

  test('a misspelt kind is corrected', () => {
    const [diagnostic] = reviewOne('apiVersion: v1\nkind: Podd\nmetadata: {name: x}\n').diagnostics;
    expect(diagnostic).toMatchObject({ line: 2, column: 7, suggestion: 'did you mean "Pod"?' });
  });
});

describe('limits', () => {
  test('a file beyond the size limit is named as such', () => {
    const [parsed] = parseManifest({ name: FILE, text: `a: "${'x'.repeat(1024 * 1024)}"` });
    expect(parsed).toMatchObject({
      error: `error: error parsing ${FILE}: the file is larger than 524288 characters`,
    });
  });

  test('aliases that expand without end are stopped', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`,
    );
    const [parsed] = parseManifest({ name: FILE, text: ['l0: &l0 [x]', ...levels].join('\n') });
    expect(parsed).toMatchObject({ error: yaml('document contains excessive aliasing') });
  });

  test('nesting beyond the depth limit is stopped', () => {
    const [parsed] = parseManifest({ name: FILE, text: `a: ${'['.repeat(500)}${']'.repeat(500)}` });
    expect(parsed).toMatchObject({ error: yaml('exceeded max depth of 200') });
  });

  test('nesting that exhausts the parser itself is stopped in the same words', () => {
    const [parsed] = parseManifest({ name: FILE, text: `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}` });
    expect(parsed).toMatchObject({ error: yaml('exceeded max depth of 200') });
  });
});
