import { expect, test } from 'vitest';
import { AppError } from '../../../../electron/common/appError.ts';
import { ImagePuller } from '../../../../electron/engine/images/imagePuller.ts';
import { PodImages } from '../../../../electron/engine/images/podImages.ts';
import { RegistryUnreachableError } from '../../../../electron/engine/runtime/registryUnreachableError.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { FakeRuntime } from '../../../fakes/fakeRuntime.ts';
import { countingIds } from '../countingIds.ts';

const text = 'Get "https://registry/v2/": dial tcp: lookup registry: no such host';

function setUp(pullFailure: Error) {
  const clock = new FakeClock();
  const runtime = new FakeRuntime(clock);
  runtime.onCall = (call) => (call === 'pullImage' ? pullFailure : undefined);
  const { signal } = new AbortController();
  const images = new PodImages(runtime, new ImagePuller(clock, countingIds()), 'uid', signal);
  const always = { name: 'app', image: 'nginx', imagePullPolicy: 'Always' };
  return { runtime, ensure: () => images.ensure(always, undefined, () => undefined, signal) };
}

test('Always takes the image that is here when no registry answers, and warns', async () => {
  const { runtime, ensure } = setUp(new RegistryUnreachableError(text, undefined));
  runtime.state.images.add('nginx:latest');
  const outcome = await ensure();
  expect(outcome).toMatchObject({
    kind: 'ready',
    events: [
      { type: 'Warning', reason: 'Failed', message: `Failed to pull image "nginx": ${text}` },
      { type: 'Normal', reason: 'Pulled' },
    ],
  });
});

test('Always fails when the registry says no, whatever is here', async () => {
  const { runtime, ensure } = setUp(
    new AppError('FailedPrecondition', 'no', { details: 'manifest unknown' }),
  );
  runtime.state.images.add('nginx:latest');
  expect(await ensure()).toMatchObject({ kind: 'failed', waiting: { reason: 'ErrImagePull' } });
});

test('Always fails without a registry when nothing is here', async () => {
  const { ensure } = setUp(new RegistryUnreachableError(text, undefined));
  expect(await ensure()).toMatchObject({ kind: 'failed', waiting: { reason: 'ErrImagePull' } });
});

test('a puller that ends leaves no timer behind', async () => {
  const clock = new FakeClock();
  const puller = new ImagePuller(clock, countingIds());
  await puller.pull(new FakeRuntime(clock), 'nginx:latest', 'uid', new AbortController().signal);
  expect(clock.pendingTimers).toBeGreaterThan(0);
  puller.dispose();
  expect(clock.pendingTimers).toBe(0);
});
