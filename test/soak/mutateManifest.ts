// Breaks manifests the way hands and tools do: characters lost or doubled, lines swapped, indents off, values of the
// wrong kind, and things nobody would write.

import type { Luck } from './soakSettings.ts';

const CHARACTERS = [
  ':',
  '-',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '&',
  '*',
  '!',
  '|',
  '>',
  '%',
  '@',
  '\t',
  '\n',
  ' ',
  '\0',
  '\u2028',
  '💥',
  '\r\n',
  '---\n',
  '...\n',
] as const;
const VALUES = [
  'null',
  '~',
  'true',
  '-1',
  '1e999',
  '0x7fffffffffffffff',
  '9223372036854775808',
  '.nan',
  '[]',
  '{}',
  '[[[[]]]]',
  '"\\u0000"',
  '!!binary "////"',
  '&a [*a]',
  '<<: {a: 1}',
  '2001-01-01',
  '""',
  'a'.repeat(5_000),
] as const;
const KEYS = ['__proto__', 'constructor', 'toString', '<<', '""', '?', '1', 'spec', 'containers'] as const;

type Mutation = (text: string, luck: Luck) => string;

function atRandom(text: string, luck: Luck, replaced: number, insert: string): string {
  const at = luck.below(text.length + 1);
  return text.slice(0, at) + insert + text.slice(at + replaced);
}

function onLine(text: string, luck: Luck, change: (line: string) => string): string {
  const lines = text.split('\n');
  const at = luck.below(lines.length);
  return lines.map((line, i) => (i === at ? change(line) : line)).join('\n');
}

const mutations: readonly [Mutation, ...Mutation[]] = [
  (text, luck) => atRandom(text, luck, 1 + luck.below(3), ''),
  (text, luck) => atRandom(text, luck, 0, luck.of(CHARACTERS)),
  (text, luck) => atRandom(text, luck, 1, luck.of(CHARACTERS)),
  (text, luck) => text.slice(0, luck.below(text.length + 1)),
  (text, luck) => onLine(text, luck, (line) => `${' '.repeat(1 + luck.below(4))}${line}`),
  (text, luck) => onLine(text, luck, (line) => line.slice(Math.min(2, line.length))),
  (text, luck) => onLine(text, luck, (line) => `${line}\n${line}`),
  (text, luck) => onLine(text, luck, () => ''),
  (text, luck) => onLine(text, luck, (line) => line.replace(/:.*$/, `: ${luck.of(VALUES)}`)),
  (text, luck) => onLine(text, luck, (line) => line.replace(/[\w]+:/, `${luck.of(KEYS)}:`)),
  (text, luck) =>
    text.replace(/(\w+): (\w+)/g, (whole, key: string) =>
      luck.below(6) === 0 ? `${key}: ${luck.of(VALUES)}` : whole,
    ),
];

/** One to five mutations on top of each other. */
export function mutateManifest(text: string, luck: Luck): string {
  let mutated = text;
  for (let i = 0; i <= luck.below(5); i++) mutated = luck.of(mutations)(mutated, luck);
  return mutated;
}
