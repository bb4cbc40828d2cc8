// What a page that comes back is given: bytes that make its terminal look and behave like the one before.

import { Terminal } from '@xterm/headless/lib-headless/xterm-headless.mjs';
import { describe, expect, it } from 'vitest';
import { stripAnsi } from '../../../../electron/common/logs/stripAnsi.ts';
import { clearScreen, ScreenModel, softReset } from '../../../../electron/services/terminals/screenModel.ts';
import { KEPT_BYTES } from '../../../../electron/services/terminals/terminalLimits.ts';

const size = { cols: 20, rows: 5 };
const bytes = (text: string) => new TextEncoder().encode(text);

function visible(terminal: Terminal): string[] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, row) =>
    (active.getLine(active.viewportY + row)?.translateToString(true) ?? '').trimEnd(),
  );
}

const write = (terminal: Terminal, data: string | Uint8Array) =>
  new Promise<void>((resolve) => terminal.write(data, resolve));

/** A terminal as the page would have it after the output, and one drawn from the model. */
async function bothWays(output: string, rest = ''): Promise<[Terminal, Terminal]> {
  const model = new ScreenModel(size, false);
  await model.write(bytes(output));
  const seen = new Terminal({ ...size, allowProposedApi: true });
  const drawn = new Terminal({ ...size, allowProposedApi: true });
  await write(seen, output + rest);
  await write(drawn, model.serialize());
  await write(drawn, rest);
  return [seen, drawn];
}

describe('the screen that a terminal comes back with', () => {
  it.each([
    ['lines and scrollback', Array.from({ length: 30 }, (_, n) => `line ${n}`).join('\r\n')],
    ['wide characters and colours', '\u001b[38;2;1;2;3m日本語\u001b[0m and \u001b[1;31mred\u001b[0m'],
    ['an alternate screen', 'shell$ \u001b[?1049h\u001b[2J\u001b[3;4Heditor'],
  ])('has the same text and cursor: %s', async (_name, output) => {
    const [seen, drawn] = await bothWays(output);
    expect(visible(drawn)).toEqual(visible(seen));
    expect(drawn.buffer.active.type).toBe(seen.buffer.active.type);
    expect([drawn.buffer.active.cursorX, drawn.buffer.active.cursorY]).toEqual([
      seen.buffer.active.cursorX,
      seen.buffer.active.cursorY,
    ]);
  });

  it('returns to the shell when the editor ends', async () => {
    const [seen, drawn] = await bothWays('$ vi\r\n\u001b[?1049heditor', '\u001b[?1049l$ ');
    expect(visible(drawn)).toEqual(visible(seen));
  });

  it('keeps a scroll region: what scrolls afterwards scrolls there', async () => {
    const [seen, drawn] = await bothWays('top\r\na\r\nb\r\nc\r\nbottom\u001b[2;4r\u001b[4;1H', '\nnew');
    expect(visible(drawn)).toEqual(visible(seen));
  });

  it('keeps modes that programs and mice depend on', async () => {
    const model = new ScreenModel(size, false);
    await model.write(bytes('\u001b[?25l\u001b[?1002h\u001b[?1006h\u001b[?2004h\u001b[?1h\u001b[4 q'));
    const text = new TextDecoder().decode(model.serialize());
    for (const mode of ['?25l', '?1002h', '?1006h', '?2004h', '?1h'])
      expect(text).toContain(`\u001b[${mode}`);
    expect(text).toContain('\u001b[4 q');
    await model.write(softReset);
    const after = new TextDecoder().decode(model.serialize());
    for (const mode of ['?25l', '?1002h', '?1006h', '?2004h']) expect(after).not.toContain(`\u001b[${mode}`);
  });

  it('leaves the text for the next process, which writes below it', async () => {
    const model = new ScreenModel(size, false);
    await model.write(bytes('$ exit\r\nexit\r\n'));
    await model.write(softReset);
    await model.write(bytes('$ new'));
    expect(new TextDecoder().decode(model.serialize())).toMatch(/^\$ exit\s+exit\s+\$ new/);
  });

  it('keeps a character that came in two pieces whole', async () => {
    const model = new ScreenModel(size, false);
    await model.write(new Uint8Array([0xe6, 0x97]));
    await model.write(new Uint8Array([0xa5]));
    expect(new TextDecoder().decode(model.serialize())).toContain('日');
  });

  it('is empty after it was cleared', async () => {
    const model = new ScreenModel(size, false);
    await model.write(bytes('something\r\n'));
    await model.write(clearScreen);
    expect(new TextDecoder().decode(model.serialize())).not.toContain('something');
  });
});

describe('the last lines that are kept for the next start', () => {
  const lastLines = async (output: string) => {
    const model = new ScreenModel(size, false);
    await model.write(bytes(output));
    return model.lastLines();
  };
  const textOf = (lines: Uint8Array) => new TextDecoder().decode(lines);

  it('are what a shell printed, without the modes and the screen of a program that ran in it', async () => {
    const text = textOf(await lastLines('shell$ vi\r\n\u001b[?1049h\u001b[?1002h\u001b[?2004heditor'));
    expect(text).toContain('shell$ vi');
    expect(text).not.toContain('editor');
    expect(text).not.toMatch(/\?(1049|1002|2004)h/);
    expect(text.endsWith('\u001b[?25l')).toBe(true);
  });

  it('are limited in number and in bytes, and begin with a whole line', async () => {
    const many = textOf(await lastLines(Array.from({ length: 900 }, (_, n) => `line ${n}`).join('\r\n')));
    expect(many).toMatch(/^line 395\r\n/);
    const colours = Array.from({ length: 15 }, (_, n) => `\u001b[38;2;1;2;${n};48;2;3;4;${n}mx`).join('');
    const long = await lastLines(Array.from({ length: 900 }, () => `\u001b[0m<${colours}`).join('\r\n'));
    expect(long.length).toBeLessThan(KEPT_BYTES + 10);
    expect(stripAnsi(textOf(long))).toMatch(/^</);
  });
});
