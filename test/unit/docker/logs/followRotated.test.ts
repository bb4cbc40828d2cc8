import { describe, expect, it } from 'vitest';
import { followRotated } from '../../../../electron/docker/logs/followRotated.ts';
import { logRotation } from '../../../../electron/docker/logs/logRotation.ts';
import type { LogEntry, LogOptions } from '../../../../electron/engine/runtime/podRuntime.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';

const never = new AbortController().signal;
const text = 'x'.repeat(1_000);

function entry(time: number, said = text, isPartial = false): LogEntry {
  return { stream: 'stdout', time, isPartial, bytes: Buffer.from(`${said} ${time}`) };
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_unused, i) => entry(from + i));

/** Answers one reading after the other with what is given, as far as it is not before `since`. */
async function follow(readings: readonly (readonly LogEntry[])[], options: LogOptions = { follow: true }) {
  const asked: LogOptions[] = [];
  const read = async function* (part: LogOptions) {
    const entries = readings[asked.length] ?? [];
    asked.push(part);
    for (const one of entries) if (one.time >= (part.since ?? 0)) yield [one];
  };
  const rotation = { fileBytes: 20_000, files: 2 };
  const log = { read, rotation, clock: new FakeClock() };
  const found: LogEntry[] = [];
  for await (const entries of followRotated(log, options, never)) found.push(...entries);
  return { found, asked, times: found.map(({ time }) => time) };
}

describe('a followed log that the engine rotates', () => {
  it('drops what the engine reads again after a rotation', async () => {
    const { times } = await follow([
      [entry(1), entry(2), entry(3), entry(2), entry(3), entry(4)],
      range(1, 5),
    ]);
    expect(times).toEqual([1, 2, 3, 4]);
  });

  it('keeps equal pieces of one long line apart', async () => {
    const pieces = [entry(1, 'y', true), entry(1, 'y', true), entry(1, 'y', true), entry(1, 'end')];
    const { found } = await follow([pieces, pieces]);
    expect(found.length).toBe(4);
  });

  it('hands on late what the engine skipped, at the end', async () => {
    const { times, asked, found } = await follow([[entry(1), entry(4)], range(1, 5)]);
    expect(times).toEqual([1, 4, 2, 3]);
    expect(found.filter(({ isLate }) => isLate).map(({ time }) => time)).toEqual([2]);
    expect(asked.map((part) => part.follow)).toEqual([true, false]);
  });

  it('checks before half of what the engine keeps has been read on', async () => {
    const skipping = range(1, 20).filter(({ time }) => time !== 5);
    const { times } = await follow([skipping, range(1, 30), range(1, 30)]);
    expect(times.toSorted((a, b) => a - b)).toEqual(range(1, 30).map(({ time }) => time));
    expect(times.indexOf(5)).toBeLessThan(times.indexOf(20));
  });

  it('says where entries were removed unread', async () => {
    const { found } = await follow([[entry(1), entry(9_000)], range(8_000, 9_003)]);
    expect(found.filter(({ isAfterGap }) => isAfterGap).map(({ time }) => time)).toEqual([8_000]);
  });

  it('never reads what is before the first entry that was asked for', async () => {
    const { times } = await follow([range(50, 53), range(1, 53)], { follow: true, tail: 3 });
    expect(times).toEqual([50, 51, 52]);
  });
});

describe('the rotation of a log', () => {
  const cases = [
    ['json-file', {}, undefined],
    ['json-file', { 'max-size': '10m', 'max-file': '3' }, { fileBytes: 10_000_000, files: 3 }],
    ['json-file', { 'max-size': '100k' }, { fileBytes: 100_000, files: 1 }],
    ['json-file', { 'max-size': '-1' }, undefined],
    ['local', {}, { fileBytes: 20_000_000, files: 5 }],
    ['journald', { 'max-size': '1g' }, undefined],
  ] as const;
  it('is read from the container as Docker means it', () => {
    for (const [Type, Config, expected] of cases) expect(logRotation({ Type, Config })).toEqual(expected);
  });
});
