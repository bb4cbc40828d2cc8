import { describe, expect, it } from 'vitest';
import { yamlContextAt } from '../../../../renderer/editor/yamlContext.ts';

/** The context at the `|` in the text. */
function at(text: string) {
  const offset = text.indexOf('|');
  const before = text.slice(0, offset).split('\n');
  const lines = (text.slice(0, offset) + text.slice(offset + 1)).split('\n');
  return yamlContextAt(lines, before.length - 1, before.at(-1)?.length ?? 0);
}

describe('yamlContextAt', () => {
  it('is a key of the pod at the left margin', () => {
    expect(at('apiVersion: v1\n|')).toMatchObject({ path: [], role: 'key', column: 0 });
  });

  it('knows the keys that the mapping has already, before and after the cursor', () => {
    expect([...(at('apiVersion: v1\n|\nkind: Pod')?.siblings ?? [])]).toEqual(['apiVersion', 'kind']);
  });

  it('goes down by indentation', () => {
    expect(at('spec:\n  |')?.path).toEqual(['spec']);
    expect(at('spec:\n  re|')).toMatchObject({ path: ['spec'], role: 'key', column: 2 });
  });

  it('counts list items, indented or at the column of their key', () => {
    const indented = 'spec:\n  containers:\n    - name: a\n    - name: b\n      im|';
    const flush = 'spec:\n  containers:\n  - name: a\n  - name: b\n    im|';
    expect(at(indented)?.path).toEqual(['spec', 'containers', 1]);
    expect(at(flush)?.path).toEqual(['spec', 'containers', 1]);
  });

  it('leaves a flush list for the next key of its owner', () => {
    expect(at('spec:\n  containers:\n  - name: a\n  vol|')?.path).toEqual(['spec']);
    expect(at('spec:\n  containers:\n  - name: a\n  |')?.path).toEqual(['spec']);
  });

  it('opens a list item after its dash', () => {
    expect(at('spec:\n  containers:\n    - |')).toMatchObject({ path: ['spec', 'containers', 0], column: 6 });
  });

  it('is a value after the colon', () => {
    expect(at('spec:\n  restartPolicy: Al|')).toMatchObject({
      path: ['spec', 'restartPolicy'],
      role: 'value',
      column: 17,
    });
    expect(at('kind: |')).toMatchObject({ path: ['kind'], role: 'value' });
  });

  it('is the key again with the cursor inside it', () => {
    expect(at('spec:\n  res|tartPolicy: Always')).toMatchObject({ key: 'restartPolicy', hasColon: true });
  });

  it('starts over at a document separator', () => {
    expect(at('spec:\n  containers:\n---\n|')?.path).toEqual([]);
  });

  it('offers nothing in comments, block scalars and flow collections', () => {
    expect(at('spec: # no|')).toBeUndefined();
    expect(at('data: >\n  text: in|side')).toBeUndefined();
    expect(at('args: [a, b|]')).toBeUndefined();
  });

  it('goes on after a block scalar', () => {
    const text = 'spec:\n  containers:\n    - args:\n        - |-\n          a: b\n      im';
    const lines = text.split('\n');
    expect(yamlContextAt(lines, 5, 8)?.path).toEqual(['spec', 'containers', 0]);
  });

  it('reads quoted keys', () => {
    expect(at('metadata:\n  labels:\n    "app": x|')?.path).toEqual(['metadata', 'labels', 'app']);
  });
});
