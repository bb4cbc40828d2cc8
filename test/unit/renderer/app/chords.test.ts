// One notation for shortcuts: matched on every platform and layout, printed as the platform writes it.

import { describe, expect, it } from 'vitest';
import { type KeyLike, matchesChord, printChord } from '../../../../renderer/app/chords.ts';

const press = (key: string, held: Partial<KeyLike> = {}): KeyLike => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('matchesChord', () => {
  it('takes Ctrl for Mod, and Cmd on a Mac', () => {
    expect(matchesChord('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matchesChord('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matchesChord('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  it('wants exactly the modifiers named', () => {
    expect(matchesChord('Mod+J', press('J', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesChord('Mod+Shift+J', press('J', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesChord('F6', press('F6', { shiftKey: true }), false)).toBe(false);
  });

  it('finds a letter by its physical key when the layout gives another character', () => {
    expect(matchesChord('Mod+K', press('л', { ctrlKey: true, code: 'KeyK' }), false)).toBe(true);
  });

  it('takes a lone character with or without Shift, since layouts differ', () => {
    expect(matchesChord('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matchesChord('?', press('?'), false)).toBe(true);
  });

  it('does not take AltGr characters for chords', () => {
    expect(matchesChord('Mod+K', press('k', { ctrlKey: true, altKey: true }), false)).toBe(false);
  });
});

describe('printChord', () => {
  it('writes words on Windows and Linux, symbols on a Mac', () => {
    expect(printChord('Mod+Shift+P', false)).toBe('Ctrl+Shift+P');
    expect(printChord('Mod+Shift+P', true)).toBe('⌘⇧P');
  });
});
