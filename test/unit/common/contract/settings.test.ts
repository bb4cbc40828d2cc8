// Settings of older versions are completed, and a patch of one terminal setting leaves the others alone.

import { describe, expect, it } from 'vitest';
import { patchSettings, settingsSchema } from '../../../../electron/common/contract/settings.ts';

describe('the settings', () => {
  it('give every terminal setting its default where an older version saved none', () => {
    const { terminal } = settingsSchema.parse({ theme: 'dark' });
    expect(terminal).toMatchObject({ fontSize: 13, scrollback: 10_000, theme: 'match', confirmPaste: true });
    expect(settingsSchema.parse({ terminal: { fontSize: 20 } }).terminal.scrollback).toBe(10_000);
  });

  it('merge a patch by field of the terminal and by name of the view', () => {
    const before = patchSettings(settingsSchema.parse({}), {
      terminal: { fontSize: 20 },
      views: { pods: '{}' },
    });
    const after = patchSettings(before, { terminal: { copyOnSelect: true }, views: { dock: '{}' } });
    expect(after.terminal).toMatchObject({ fontSize: 20, copyOnSelect: true });
    expect(after.views).toEqual({ pods: '{}', dock: '{}' });
  });

  it('refuse a size that no terminal can have', () => {
    expect(() => patchSettings(settingsSchema.parse({}), { terminal: { fontSize: 4 } })).toThrow();
  });
});
