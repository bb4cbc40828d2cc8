import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../../../electron/common/contract/logs.ts';
import { SeenFields, shownColumns } from '../../../../renderer/logs/jsonColumns.ts';
import { jsonFields } from '../../../../renderer/logs/jsonFields.ts';

function line(text: string): LogRow {
  const place = { position: 0, unfiltered: 0, time: 0, run: 0, cutBytes: 0 };
  return { kind: 'line', ...place, stream: 'stdout', level: 'unknown', text };
}

const names = (seen: SeenFields, chosen: readonly string[] = []) =>
  shownColumns(seen.get(), chosen).map(({ field }) => field);

describe('the fields of a JSON line', () => {
  it('have paths as names, and values as the program wrote them', () => {
    const text =
      '{"id":12345678901234567890,"http":{"status":200,"ok":true},"tags":["a",{"b":[1]}],"q":"x \\"y\\""}';
    expect([...(jsonFields(text) ?? [])]).toEqual([
      ['id', '12345678901234567890'],
      ['http.status', '200'],
      ['http.ok', 'true'],
      ['tags', '["a",{"b":[1]}]'],
      ['q', 'x "y"'],
    ]);
  });

  it('go on after nested objects under their own names', () => {
    expect([...(jsonFields('{"a":{"b":{"c":1},"d":2},"e":[],"f":{},"g":3}') ?? [])]).toEqual([
      ['a.b.c', '1'],
      ['a.d', '2'],
      ['e', '[]'],
      ['g', '3'],
    ]);
  });

  it.each(['plain text', '[1,2]', '{"cut', 'INFO {"a":1}'])('are none of the line %j', (text) => {
    expect(jsonFields(text)).toBeUndefined();
  });
});

describe('the columns of a log', () => {
  it('begin with the level and end with the message while nobody has chosen; times the log has itself', () => {
    const seen = new SeenFields();
    seen.note([line('{"ts":"now","msg":"hello","a":1,"b":2,"c":3,"level":"info"}')]);
    expect(names(seen)).toEqual(['level', 'a', 'b', 'msg']);
  });

  it('are those chosen, unless the log has none of them', () => {
    const seen = new SeenFields();
    seen.note([line('{"msg":"hello","a":1}')]);
    expect(names(seen, ['a', 'of another log'])).toEqual(['a']);
    expect(names(seen, ['of another log'])).toEqual(['a', 'msg']);
  });

  it('are as wide as their longest value, and never become narrower or too wide', () => {
    const seen = new SeenFields();
    seen.note([line('{"a":"longer","wide":"x"}'), line(`{"a":"s","wide":"${'x'.repeat(500)}"}`)]);
    expect(seen.get()).toEqual([
      { field: 'a', width: 6 },
      { field: 'wide', width: 32 },
    ]);
  });

  it('stay the same object while no line changes them', () => {
    const seen = new SeenFields();
    const row = line('{"a":1}');
    seen.note([row]);
    const before = seen.get();
    seen.note([row, line('{"a":2}'), line('text')]);
    expect(seen.get()).toBe(before);
  });

  it('are bounded where a program makes keys out of data', () => {
    const seen = new SeenFields();
    seen.note(Array.from({ length: 1_000 }, (_unused, index) => line(`{"key${index}":1}`)));
    expect(seen.get()).toHaveLength(100);
  });
});
