import { describe, expect, it } from 'vitest';
import { type JsonLine, jsonLine } from '../../../../renderer/logs/prettyJson.ts';

const pretty = (line: JsonLine | undefined) => line?.parts.map(({ text }) => text).join('');

describe('JSON in a log line', () => {
  it('is laid out with its own text, long numbers and repeated keys included', () => {
    const line = '{"id":12345678901234567890,"a":{"b":[1,2,{}],"c":[]},"a":"x, {y}: \\"z\\""}';
    expect(pretty(jsonLine(line))).toBe(
      [
        '{',
        '  "id": 12345678901234567890,',
        '  "a": {',
        '    "b": [',
        '      1,',
        '      2,',
        '      {}',
        '    ],',
        '    "c": []',
        '  },',
        '  "a": "x, {y}: \\"z\\""',
        '}',
      ].join('\n'),
    );
  });

  it('may stand after other text', () => {
    const line = jsonLine('12:00:01 INFO {"ok": true}');
    expect(line?.before).toBe('12:00:01 INFO');
    expect(pretty(line)).toBe('{\n  "ok": true\n}');
  });

  it('says of each value how the line writes it, with its key, so that a search for it finds its like', () => {
    const line = '{"level" : "info","code":404,"tags":["a", {"b":null}],"n":{}}';
    const sources = jsonLine(line)?.parts.flatMap(({ source }) => source ?? []);
    expect(sources).toEqual(['"level" : "info"', '"code":404', '"a"', '"b":null']);
    for (const source of sources ?? []) expect(line).toContain(source);
  });

  it('is nothing that only looks like it', () => {
    for (const text of ['', 'plain', '[error] it broke', '{not json}', '{"cut": ']) {
      expect(jsonLine(text)).toBeUndefined();
    }
  });
});
