import { describe, expect, it } from 'vitest';
import { jsonLine } from '../../../../renderer/logs/prettyJson.ts';

describe('JSON in a log line', () => {
  it('is laid out with its own text, long numbers and repeated keys included', () => {
    const line = '{"id":12345678901234567890,"a":{"b":[1,2,{}],"c":[]},"a":"x, {y}: \\"z\\""}';
    expect(jsonLine(line)?.pretty).toBe(
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
    expect(jsonLine('12:00:01 INFO {"ok": true}')).toEqual({
      before: '12:00:01 INFO',
      pretty: '{\n  "ok": true\n}',
    });
  });

  it('is nothing that only looks like it', () => {
    for (const text of ['', 'plain', '[error] it broke', '{not json}', '{"cut": ']) {
      expect(jsonLine(text)).toBeUndefined();
    }
  });
});
