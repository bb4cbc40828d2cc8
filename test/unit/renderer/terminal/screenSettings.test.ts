import { expect, it } from 'vitest';
import { settingsSchema } from '../../../../electron/common/contract/settings.ts';
import { withScreenReader } from '../../../../renderer/terminal/useScreenSettings.ts';

const saved = (screenReader: unknown) => settingsSchema.parse({ terminal: { screenReader } }).terminal;

it('turns the screen reader mode on with a screen reader, unless somebody has decided', () => {
  const { terminal } = settingsSchema.parse({});
  expect(terminal.screenReader).toBe('auto');
  expect(withScreenReader(terminal, true).screenReader).toBe('on');
  expect(withScreenReader(terminal, false).screenReader).toBe('off');
  expect(withScreenReader(saved('off'), true).screenReader).toBe('off');
  expect(withScreenReader(saved('on'), false).screenReader).toBe('on');
});

it('reads what was saved before there was a choice of three', () => {
  expect(saved(true).screenReader).toBe('on');
  expect(saved(false).screenReader).toBe('auto');
});
