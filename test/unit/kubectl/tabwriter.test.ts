import { expect, test } from 'vitest';
import { alignTabs, describeTabwriter, tableTabwriter } from '../../../electron/common/kubectl/tabwriter.ts';

const lines = (...text: string[]) => text.join('\n');

test('a column is as wide as its longest cell and the padding', () => {
  expect(alignTabs(lines('Name:\tweb', 'Service Account:\tdefault'), describeTabwriter)).toBe(
    lines('Name:             web', 'Service Account:  default'),
  );
});

test('a line without the cell ends the block', () => {
  expect(alignTabs(lines('a:\t1', 'break', 'long name:\t2'), describeTabwriter)).toBe(
    lines('a:  1', 'break', 'long name:  2'),
  );
});

test('an inner column ends where its cell is missing though the outer column goes on', () => {
  expect(alignTabs(lines('a\tlong cell\tx', 'b\ty', 'c\ts\tx', 'd\tmid cell\tx'), describeTabwriter)).toBe(
    lines('a  long cell  x', 'b  y', 'c  s         x', 'd  mid cell  x'),
  );
});

test('an empty cell keeps the width of its column', () => {
  expect(alignTabs(lines('Labels:\ta=b', '\tc=d'), describeTabwriter)).toBe(
    lines('Labels:  a=b', '         c=d'),
  );
});

test('the text after the last tab is never padded, but an empty one leaves its padding', () => {
  expect(alignTabs(lines('IP:\t', 'IPs:\tx'), describeTabwriter)).toBe(lines('IP:   ', 'IPs:  x'));
});

test('a table column has its least width', () => {
  expect(alignTabs(lines('A\tB', 'x\ty'), tableTabwriter)).toBe(lines('A     B', 'x     y'));
});

test('widths count code points, not UTF-16 units', () => {
  expect(alignTabs(lines('😀\tx', 'ab\ty'), describeTabwriter)).toBe(lines('😀   x', 'ab  y'));
});
