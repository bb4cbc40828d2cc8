// Which keys leave a focused terminal: the ones of ux.md 3.2 and 5.4, and no other.

import { describe, expect, it } from 'vitest';
import { terminalKey } from '../../../../renderer/terminal/terminalKeys.ts';

function press(chord: string) {
  const parts = chord.split('+');
  const key = parts.pop() ?? '';
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key === '`' ? 'Backquote' : key;
  const has = (name: string) => parts.includes(name);
  return {
    key,
    code,
    ctrlKey: has('Ctrl'),
    metaKey: has('Meta'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
  };
}

const on = (platform: 'linux' | 'windows' | 'mac', chord: string, hasSelection = false) =>
  terminalKey(press(chord), platform, hasSelection);

describe('a key in a terminal', () => {
  it.each([
    'Ctrl+c',
    'Ctrl+k',
    'Ctrl+w',
    'Ctrl+n',
    'Ctrl+j',
    'Ctrl+p',
    'Ctrl+f',
    'Ctrl+d',
    'Tab',
    'Escape',
    'F5',
    'F10',
    '?',
    's',
  ])('%s goes to the program on Linux', (chord) => expect(on('linux', chord, true)).toBeUndefined());

  it.each(['F6', 'Shift+F6', 'Ctrl+Tab', 'Ctrl+Shift+Tab', 'Ctrl+`', 'Ctrl+Shift+P', 'Ctrl+Shift+J'])(
    '%s belongs to the app',
    (chord) => expect(on('linux', chord)).toBe('app'),
  );

  it('copies with Ctrl+Shift+C and Ctrl+Insert, and with Ctrl+C only where Windows does so', () => {
    expect(on('linux', 'Ctrl+Shift+C')).toBe('copy');
    expect(on('linux', 'Ctrl+Insert')).toBe('copy');
    expect(on('windows', 'Ctrl+c', true)).toBe('copy');
    expect(on('windows', 'Ctrl+c', false)).toBeUndefined();
    expect(on('mac', 'Ctrl+c', true)).toBeUndefined();
    expect(on('mac', 'Meta+c')).toBe('copy');
  });

  it('pastes with the keys of the platform', () => {
    expect(on('linux', 'Ctrl+Shift+V')).toBe('paste');
    expect(on('linux', 'Shift+Insert')).toBe('paste');
    expect(on('linux', 'Ctrl+v')).toBeUndefined();
    expect(on('windows', 'Ctrl+v')).toBe('paste');
    expect(on('mac', 'Meta+v')).toBe('paste');
  });

  it('finds and zooms', () => {
    expect(on('linux', 'Ctrl+Shift+F')).toBe('find');
    expect(on('mac', 'Meta+f')).toBe('find');
    expect(on('linux', 'Ctrl+=')).toBe('larger');
    expect(on('linux', 'Ctrl+-')).toBe('smaller');
    expect(on('linux', 'Ctrl+0')).toBe('defaultSize');
    expect(on('mac', 'Meta+0')).toBe('defaultSize');
  });

  it('edits lines on a Mac as other Mac programs do, and leaves its other Cmd chords to the app', () => {
    expect(on('mac', 'Meta+ArrowLeft')).toEqual({ send: '\u0001' });
    expect(on('mac', 'Meta+Backspace')).toEqual({ send: '\u0015' });
    expect(on('mac', 'Meta+k')).toBe('app');
    expect(on('mac', 'Ctrl+k')).toBeUndefined();
  });

  it('types what AltGr types', () => {
    expect(terminalKey({ ...press('Ctrl+Alt+q'), key: '@' }, 'windows', false)).toBeUndefined();
  });
});
