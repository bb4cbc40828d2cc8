import { expect, test } from 'vitest';
import { matchFieldSelector, parseFieldSelector } from '../../../electron/common/kubectl/fieldSelector.ts';
import { aPod } from './podFixtures.ts';

const pod = aPod({ status: { phase: 'Running', podIP: '10.0.0.5' } });

test.each([
  ['', true],
  ['metadata.name=web', true],
  ['metadata.name==web,metadata.namespace!=dev', true],
  ['status.phase!=Running', false],
  ['spec.hostNetwork=false', true],
  ['status.podIP=10.0.0.5', true],
  ['spec.schedulerName=', true],
  ['metadata.name=a\\,b', false],
])('%j on the pod is %s', (selector, expected) => {
  const parsed = parseFieldSelector(selector);
  expect(parsed.ok && matchFieldSelector(parsed.terms, pod)).toBe(expected);
});

test('escapes stand for themselves in a value', () => {
  expect(parseFieldSelector('metadata.name=a\\,b\\=c\\\\d')).toEqual({
    ok: true,
    terms: [{ path: 'metadata.name', operator: '=', value: 'a,b=c\\d' }],
  });
});

test.each([
  ['metadata.name', "invalid selector: 'metadata.name'; can't understand 'metadata.name'"],
  ['spec.foo=x', 'field label not supported: spec.foo'],
  ['toString=x', 'field label not supported: toString'],
])('%j is refused in the words of the API server', (selector, error) => {
  expect(parseFieldSelector(selector)).toEqual({ ok: false, error });
});
