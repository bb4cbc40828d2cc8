// What a paste may do, how a command line is cut, and how the theme reads the page's colours.

import { describe, expect, it } from 'vitest';
import { splitCommand } from '../../../../renderer/terminal/commandLine.ts';
import { pasteLines, pasteText } from '../../../../renderer/terminal/pasteText.ts';
import { hexColour, terminalTheme } from '../../../../renderer/terminal/terminalTheme.ts';

describe('a paste', () => {
  it('cannot leave its brackets', () => {
    expect(pasteText('a\u001B[201~rm -rf /\r')).toBe('a[201~rm -rf /\r');
  });

  it('counts the lines that would run, a last empty one not', () => {
    expect(pasteLines('one\n')).toHaveLength(1);
    expect(pasteLines('one\r\ntwo\n\n')).toEqual(['one', 'two']);
  });
});

describe('a command line', () => {
  it.each([
    ['ls -la /etc', ['ls', '-la', '/etc']],
    ['  sh  -c "echo  hi" ', ['sh', '-c', 'echo  hi']],
    [`a 'b "c"' d\\ e`, ['a', 'b "c"', 'd e']],
    [`x ''`, ['x', '']],
    ['"a\\"b"', ['a"b']],
  ])('%s is cut where a shell would cut it', (line, words) => expect(splitCommand(line)).toEqual(words));

  it.each(['', '   ', 'echo "open', "it's"])('%j is no command', (line) =>
    expect(splitCommand(line)).toBeUndefined(),
  );
});

describe('the theme', () => {
  it('takes every colour from a token', () => {
    const theme = terminalTheme((token) => token);
    expect(theme.red).toBe('--status-error');
    expect(theme.background).toBe('--terminal-bg');
    expect(Object.values(theme).every((colour) => String(colour).startsWith('--'))).toBe(true);
  });

  it('writes what browsers compute as six digits', () => {
    expect(hexColour('rgb(20, 24, 31)')).toBe('#14181f');
    expect(hexColour('rgba(255, 0, 16, 0.5)')).toBe('#ff0010');
  });
});
