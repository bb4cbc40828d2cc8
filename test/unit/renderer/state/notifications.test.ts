// What is said again replaces what stands there, and what only answers a try is not kept.

import { beforeEach, describe, expect, it } from 'vitest';
import {
  clearNotifications,
  dismissToast,
  notify,
  useNotifications,
} from '../../../../renderer/state/notifications.ts';

const toasts = () => useNotifications.getState().toasts.map(({ text }) => text);

describe('notifications', () => {
  beforeEach(clearNotifications);

  it('show a text once, where it was said last', () => {
    notify({ tone: 'error', text: 'no' });
    notify({ tone: 'ok', text: 'done' });
    const again = notify({ tone: 'error', text: 'no' });
    expect(toasts()).toEqual(['done', 'no']);
    dismissToast(again);
    expect(toasts()).toEqual(['done']);
    expect(useNotifications.getState()).toMatchObject({ unseen: 3, list: { length: 3 } });
  });

  it('neither keep nor count what only answers a try', () => {
    notify({ tone: 'info', text: 'nothing runs', isPassing: true });
    expect(toasts()).toEqual(['nothing runs']);
    expect(useNotifications.getState()).toMatchObject({ unseen: 0, list: [] });
  });
});
