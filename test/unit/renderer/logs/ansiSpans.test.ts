import { describe, expect, it } from 'vitest';
import { stripAnsi } from '../../../../electron/common/logs/stripAnsi.ts';
import { ansiSpans } from '../../../../renderer/logs/ansiSpans.ts';
import { markMatches } from '../../../../renderer/logs/markMatches.ts';

const ESC = '\u001B';

describe('colours of a log line', () => {
  it('become styled spans of plain text', () => {
    expect(ansiSpans(`a${ESC}[31;1mred${ESC}[0m b`)).toEqual([
      { text: 'a', style: {} },
      { text: 'red', style: { colour: 1, isBold: true } },
      { text: ' b', style: {} },
    ]);
  });

  it('know bright, 256 and 24-bit colours', () => {
    expect(ansiSpans(`${ESC}[91mx`)[0]?.style).toEqual({ colour: 9 });
    expect(ansiSpans(`${ESC}[38;5;196mx`)[0]?.style).toEqual({ colour: 'rgb(255 0 0)' });
    expect(ansiSpans(`${ESC}[48;2;1;2;999mx`)[0]?.style).toEqual({ background: 'rgb(1 2 255)' });
    expect(ansiSpans(`${ESC}[31m${ESC}[39mx`)[0]?.style).toEqual({});
  });

  it('leave other sequences, links and a terminal’s line end out', () => {
    const line = `${ESC}[2K${ESC}]8;;http://x\u0007link${ESC}]8;;\u0007${ESC}[1;5Hend\r`;
    expect(
      ansiSpans(line)
        .map(({ text }) => text)
        .join(''),
    ).toBe('linkend');
    expect(stripAnsi(line)).toBe('linkend\r');
  });

  it('never turn text into markup', () => {
    expect(ansiSpans('<b>x</b>')).toEqual([{ text: '<b>x</b>', style: {} }]);
  });

  it('do not hide a match that runs over them', () => {
    const spans = markMatches(ansiSpans(`find ne${ESC}[31med${ESC}[0mle`), /needle/g);
    expect(spans.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(['ne', 'ed', 'le']);
    expect(spans.map(({ text }) => text).join('')).toBe('find needle');
  });

  it('survive a pattern that matches nothing long', () => {
    expect(markMatches(ansiSpans('abc'), /x*/g).map(({ text }) => text)).toEqual(['abc']);
  });
});
