import { expect, it } from 'vitest';
import { podVerdict } from '../../../../electron/common/verdict/podVerdict.ts';
import { lastRunOf } from '../../../../renderer/details/lastRun.ts';
import { aPod, aStatus, NOW, terminated, waiting } from '../../kubectl/podFixtures.ts';

const backOff = waiting('CrashLoopBackOff', 'back-off 40s restarting failed container=app');

function lastRun(exitCode: number, message?: string) {
  const { terminated: ended } = terminated(exitCode, 10, undefined, message);
  const lastState = ended ? { terminated: { ...ended, containerID: 'docker://abc' } } : {};
  const pod = aPod({ status: { containerStatuses: [aStatus('app', backOff, { lastState })] } });
  const verdict = podVerdict(pod, [], NOW);
  return verdict && lastRunOf(pod, verdict);
}

it('is the run that ended, with an error or too soon', () => {
  expect(lastRun(1)).toBe('abc');
  expect(lastRun(0)).toBe('abc');
});

it('is none where the sentence quotes the program already', () => {
  expect(lastRun(1, 'no such table')).toBeUndefined();
});

it('is none for what is not about a process', () => {
  const pod = aPod({
    status: { phase: 'Pending', containerStatuses: [aStatus('app', waiting('ErrImageNeverPull'))] },
  });
  const verdict = podVerdict(pod, [], NOW);
  expect(verdict?.code).toBe('imageNeverPulled');
  expect(verdict && lastRunOf(pod, verdict)).toBeUndefined();
});
