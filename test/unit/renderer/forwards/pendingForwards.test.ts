// What is under way for a forward: until it is so, or until the call has ended.

import { describe, expect, it } from 'vitest';
import type { Forward, ForwardState } from '../../../../electron/common/contract/forwards.ts';
import {
  askedOn,
  forwardKey,
  type PendingChange,
  pendingChange,
  whilePending,
} from '../../../../renderer/forwards/pendingForwards.ts';
import { makeForward } from '../../../fakes/demo/demoForwards.ts';

const web = makeForward({ id: 'web', podPort: 80 });
const key = forwardKey(web);
const off: Forward = { ...web, isOn: false, state: { phase: 'off' } };
const as = (state: ForwardState): Forward => ({ ...web, state });

/** What is shown of a forward during the call. */
function during(change: PendingChange, forward: Forward | undefined): Promise<PendingChange | undefined> {
  return whilePending([key], change, () => Promise.resolve().then(() => pendingChange(key, forward)));
}

describe('a pending change', () => {
  it('is that of its key alone, and ends with the answer', async () => {
    const other = forwardKey({ ...web, podPort: 81 });
    const seen = await whilePending([key, other], 'off', async () => {
      await Promise.resolve();
      return [key, other, 'another'].map((one) => pendingChange(one, web));
    });
    expect(seen).toEqual(['off', 'off', undefined]);
    expect(pendingChange(key, web)).toBeUndefined();
  });

  it('ends with a failure too', async () => {
    const failing = whilePending([key], 'off', () => Promise.reject(new Error('lost')));
    await expect(failing).rejects.toThrow('lost');
    expect(pendingChange(key, web)).toBeUndefined();
  });

  it('is over as soon as the forward is so, before the answer', async () => {
    expect(await during('on', off)).toBe('on');
    expect(await during('on', undefined)).toBe('on');
    expect(await during('on', as({ phase: 'waiting', reason: 'opening' }))).toBe('on');
    expect(await during('on', as({ phase: 'error', reason: 'portInUse', message: '' }))).toBe('on');
    expect(await during('on', as({ phase: 'waiting', reason: 'noPod' }))).toBeUndefined();
    expect(await during('on', web)).toBeUndefined();
    expect(await during('off', web)).toBe('off');
    expect(await during('off', off)).toBeUndefined();
    expect(await during('removed', web)).toBe('removed');
    expect(await during('removed', undefined)).toBeUndefined();
  });

  it('gives way to the one asked for after it, which waits for its end', async () => {
    const order: string[] = [];
    const first = whilePending([key], 'off', async () => {
      await Promise.resolve();
      order.push('off');
    });
    const second = whilePending([key], 'on', async () => {
      order.push('on');
      await Promise.resolve();
    });
    expect(pendingChange(key, off)).toBe('on');
    await first;
    expect(pendingChange(key, off)).toBe('on');
    await second;
    expect(order).toEqual(['off', 'on']);
    expect(pendingChange(key, off)).toBeUndefined();
  });

  it('is not over when its forward is so on the way to something else', async () => {
    const changes = ['off', 'on', 'off'] as const;
    const calls = changes.map((change) => whilePending([key], change, () => Promise.resolve()));
    expect(pendingChange(key, off)).toBe('off');
    await calls[0];
    expect(pendingChange(key, off)).toBe('off');
    await calls[1];
    expect(pendingChange(key, off)).toBeUndefined();
    expect(pendingChange(key, web)).toBe('off');
    await calls[2];
    expect(pendingChange(key, web)).toBeUndefined();
  });

  it('asks for on or off, or for neither', () => {
    expect(askedOn('on')).toBe(true);
    expect(askedOn('off')).toBe(false);
    expect(askedOn('removed')).toBeUndefined();
    expect(askedOn(undefined)).toBeUndefined();
  });
});
