import { expect, test } from 'vitest';
import { latestValues, ObservableValue } from '../../electron/common/observable.ts';

test('a reader gets the value now and then only the newest one', async () => {
  const source = new ObservableValue(1);
  const stop = new AbortController();
  const values = latestValues(source, stop.signal);
  expect(await values.next()).toEqual({ done: false, value: 1 });
  source.set(2);
  source.set(3);
  expect(await values.next()).toEqual({ done: false, value: 3 });
  const pending = values.next();
  source.set(4);
  expect(await pending).toEqual({ done: false, value: 4 });
  stop.abort();
  expect(await values.next()).toEqual({ done: true, value: undefined });
});

test('setting the same value tells nobody', () => {
  const source = new ObservableValue('a');
  let calls = 0;
  const subscription = source.subscribe(() => {
    calls += 1;
  });
  source.set('a');
  source.set('b');
  subscription.dispose();
  source.set('c');
  expect(calls).toBe(1);
});
