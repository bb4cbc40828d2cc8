import { describe, expect, it } from 'vitest';
import { logLevel } from '../../../../electron/common/logs/logLevel.ts';
import { patternRegex } from '../../../../electron/common/logs/patternRegex.ts';

describe('the level of a line', () => {
  it.each([
    ['ERROR: it broke', 'error'],
    ['2026-01-02T03:04:05Z WARN slow', 'warn'],
    ['[info] ready', 'info'],
    ['{"level":"debug","msg":"x"}', 'debug'],
    ['time=now level=warning msg=x', 'warn'],
    ['E0102 15:04:05.123456 1 main.go:1] bad', 'error'],
    ['\u001B[31mERROR\u001B[0m red', 'error'],
    ['the word error in a sentence', 'unknown'],
    ['no errors found', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (line, level) => {
    expect(logLevel(line)).toBe(level);
  });
});

describe('a search pattern', () => {
  const pattern = { text: 'a.b', isRegex: false, matchCase: false, wholeWord: false };

  it('takes a literal literally', () => {
    expect(patternRegex(pattern).test('xa.bx')).toBe(true);
    expect(patternRegex(pattern).test('axb')).toBe(false);
  });

  it('knows case, whole words and expressions', () => {
    expect(patternRegex({ ...pattern, text: 'Ab' }).test('xaBx')).toBe(true);
    expect(patternRegex({ ...pattern, text: 'Ab', matchCase: true }).test('ab')).toBe(false);
    expect(patternRegex({ ...pattern, text: 'ab', wholeWord: true }).test('cab ab.')).toBe(true);
    expect(patternRegex({ ...pattern, text: 'ab', wholeWord: true }).test('cabs')).toBe(false);
    expect(patternRegex({ ...pattern, isRegex: true }).test('axb')).toBe(true);
  });

  it('says what is wrong with an expression that is none', () => {
    expect(() => patternRegex({ ...pattern, text: '(', isRegex: true })).toThrow(/not a regular expression/);
  });
});
