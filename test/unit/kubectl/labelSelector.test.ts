import { expect, test } from 'vitest';
import { formatLabelSelector, matchLabelSelector } from '../../../electron/common/kubectl/labelSelector.ts';
import { parseLabelSelector } from '../../../electron/common/kubectl/parseLabelSelector.ts';

type Labels = Record<string, string>;

test.each<[string, Labels, boolean]>([
  ['', {}, true],
  ['app=web', { app: 'web' }, true],
  ['app==web', { app: 'web' }, true],
  ['app = web , tier = fe', { app: 'web', tier: 'fe' }, true],
  ['app=web,tier=be', { app: 'web', tier: 'fe' }, false],
  ['app=web', {}, false],
  ['app!=web', {}, true],
  ['app!=web', { app: 'web' }, false],
  ['app in (a,b),!x', { app: 'a' }, true],
  ['app in (a,b),!x', { app: 'b', x: '' }, false],
  ['app in (a, b)', {}, false],
  ['app notin (a,b)', {}, true],
  ['app notin (a,b)', { app: 'a' }, false],
  ['app', { app: '' }, true],
  ['app', {}, false],
  ['! app', {}, true],
  ['a=', { a: '' }, true],
  ['a=,b', { a: '', b: '1' }, true],
  ['a in (,b)', { a: '' }, true],
  ['a in (b,)', { a: '' }, true],
  ['a in (b,)', { a: 'c' }, false],
  ['n>5', { n: '6' }, true],
  ['n>5', { n: '5' }, false],
  ['n<5', { n: '-1' }, true],
  ['n>5', { n: 'six' }, false],
  ['in=notin', { in: 'notin' }, true],
  ['example.com/name=x', { 'example.com/name': 'x' }, true],
  ['toString', {}, false],
])('%j on %j is %s', (selector, labels, expected) => {
  const parsed = parseLabelSelector(selector);
  expect(parsed.ok && matchLabelSelector(parsed.requirements, labels)).toBe(expected);
});

const namePart =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const labelValue =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

test.each([
  ['app web', "unable to parse requirement: found 'web', expected: in, notin, =, ==, !=, gt, lt", 4],
  ['app=web,', "found '', expected: identifier after ','", 8],
  ['app=web,=', "found '=', expected: identifier after ','", 8],
  ['app=web b', "found 'b', expected: ',' or 'end of string'", 8],
  ['!app=web', "found '=', expected: ',' or 'end of string'", 4],
  ['=web', "found '=', expected: !, identifier, or 'end of string'", 0],
  ['app in a', "unable to parse requirement: found 'a' expected: '('", 7],
  ['app in (=', "unable to parse requirement: found '=', expected: ',', ')' or identifier", 8],
  ['app in (a b)', "unable to parse requirement: found 'b', expected: ',' or ')'", 10],
  ['app in (a', "unable to parse requirement: found '', expected: ',' or ')'", 9],
  [
    'app in ()',
    "unable to parse requirement: values: Invalid value: []string{}: for 'in', 'notin' operators, values set can't be empty",
    7,
  ],
  ['!', "unable to parse requirement: found '', expected: identifier", 1],
  ['app:monolith', `unable to parse requirement: <nil>: Invalid value: "app:monolith": ${namePart}`, 0],
  ['app=-a', `unable to parse requirement: values[0][app]: Invalid value: "-a": ${labelValue}`, 4],
  [
    'n>x',
    `unable to parse requirement: values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`,
    2,
  ],
])('%j is refused in the words of the API server', (selector, error, position) => {
  expect(parseLabelSelector(selector)).toEqual({ ok: false, error, position });
});

test('the object form prints sorted by key', () => {
  expect(
    formatLabelSelector({
      matchLabels: { k: 'v' },
      matchExpressions: [
        { key: 'k4', operator: 'Exists' },
        { key: 'k3', operator: 'DoesNotExist' },
        { key: 'k2', operator: 'In', values: ['b', 'a'] },
      ],
    }),
  ).toBe('k=v,k2 in (a,b),!k3,k4');
  expect(formatLabelSelector({})).toBe('<none>');
});
