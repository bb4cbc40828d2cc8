import { expect, it } from 'vitest';
import { AppError } from '../../../../electron/common/appError.ts';
import { LiveConnections } from '../../../../electron/services/forwards/liveConnections.ts';
import { UdpFlow } from '../../../../electron/services/forwards/udpFlow.ts';
import { FakeClock, settle } from '../../../fakes/fakeClock.ts';
import { FakeDialer } from './fakeDialer.ts';

function flowTo(dialer: FakeDialer) {
  const clock = new FakeClock();
  const connections = new LiveConnections();
  const answers: string[] = [];
  const failures: string[] = [];
  let ended = 0;
  const flow = new UdpFlow({
    clock,
    answer: (bytes) => answers.push(new TextDecoder().decode(bytes)),
    onEnd: () => {
      ended += 1;
    },
    podSide: {
      connections,
      connect: () => dialer.connect(),
      openDatagrams: () => dialer.openDatagrams(),
      connected: () => undefined,
      changed: () => undefined,
      failed: (error) => failures.push(String(error)),
    },
  });
  return { flow, clock, connections, answers, failures, ended: () => ended };
}

const bytes = (text: string) => new TextEncoder().encode(text);

it('sends what came before the pod was reached, and ends when nothing was said for two minutes', async () => {
  const { flow, clock, connections, answers, ended } = flowTo(new FakeDialer('pod', 'auto'));
  flow.start();
  flow.send(bytes('early'));
  await settle();
  await clock.advance(100_000);
  flow.send(bytes('late'));
  expect(answers).toEqual(['early', 'late']);
  await clock.advance(100_000);
  expect([connections.size, ended()]).toEqual([1, 0]);
  await clock.advance(20_000);
  expect([connections.size, ended(), clock.pendingTimers]).toEqual([0, 1, 0]);
  expect(connections.traffic()).toEqual({ active: 0, total: 1, sentBytes: 9, receivedBytes: 9 });
});

it('keeps only so many datagrams for a pod that is away', async () => {
  const { flow, answers } = flowTo(new FakeDialer('pod', 'auto'));
  flow.start();
  for (let n = 0; n < 100; n++) flow.send(bytes(String(n)));
  await settle();
  expect(answers).toHaveLength(64);
  flow.destroy();
});

it('ends when the pod cannot be reached, and says why', async () => {
  const dialer = new FakeDialer('pod', 'auto');
  dialer.failure = new AppError('Unavailable', 'Nothing listens on UDP port 53 in the pod.');
  const { flow, connections, failures, ended } = flowTo(dialer);
  flow.start();
  await settle();
  expect([connections.size, ended()]).toEqual([0, 1]);
  expect(failures.join()).toContain('Nothing listens on UDP port 53');
});
