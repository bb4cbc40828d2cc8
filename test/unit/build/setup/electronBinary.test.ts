import { expect, it } from 'vitest';
import { whyNoWindow } from '../../../../build/setup/electronBinary.mjs';

it('opens a window on a desktop of a user', () => {
  expect(whyNoWindow({ env: { DISPLAY: ':0' }, platform: 'linux', uid: 1000 })).toBeUndefined();
  expect(
    whyNoWindow({ env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux', uid: 1000 }),
  ).toBeUndefined();
  expect(whyNoWindow({ env: {}, platform: 'darwin', uid: 501 })).toBeUndefined();
});

it('says why none opens without a display, and for root', () => {
  expect(whyNoWindow({ env: {}, platform: 'linux', uid: 1000 })).toBe('there is no display');
  expect(whyNoWindow({ env: { DISPLAY: ':0' }, platform: 'linux', uid: 0 })).toMatch(/root/);
});
