// The texts users paste into search engines: pinned here letter by letter (Kubernetes 1.32).
import { expect, test } from 'vitest';
import { conditionMessages } from '../../../electron/common/kubectl/conditionMessages.ts';
import {
  containerEvents,
  imageEvents,
  killingMessages,
  podEvents,
  schedulerEvents,
} from '../../../electron/common/kubectl/eventMessages.ts';
import {
  failedSchedulingMessage,
  schedulingReasons,
} from '../../../electron/common/kubectl/schedulingMessages.ts';
import { waitingMessages } from '../../../electron/common/kubectl/waitingMessages.ts';

const pod = { name: 'web', namespace: 'dev', uid: 'u1' };

test.each([
  [schedulerEvents.scheduled(pod, 'local'), 'Normal Scheduled: Successfully assigned dev/web to local'],
  [imageEvents.pulling('nginx:1.27'), 'Normal Pulling: Pulling image "nginx:1.27"'],
  [
    imageEvents.pulled('nginx', 1204.7, 62_500, 12_345),
    'Normal Pulled: Successfully pulled image "nginx" in 1.204s (1m2.5s including waiting). Image size: 12345 bytes.',
  ],
  [imageEvents.alreadyPresent('nginx'), 'Normal Pulled: Container image "nginx" already present on machine'],
  [imageEvents.pullFailed('nope:1', 'not found'), 'Warning Failed: Failed to pull image "nope:1": not found'],
  [imageEvents.pullBackOff('nope:1'), 'Normal BackOff: Back-off pulling image "nope:1"'],
  [containerEvents.created('app'), 'Normal Created: Created container: app'],
  [containerEvents.started('app'), 'Normal Started: Started container app'],
  [containerEvents.failed('ErrImagePull'), 'Warning Failed: Error: ErrImagePull'],
  [
    containerEvents.restartBackOff('app', pod),
    'Warning BackOff: Back-off restarting failed container app in pod web_dev(u1)',
  ],
  [
    containerEvents.killing(killingMessages.willBeRestarted(killingMessages.livenessFailed('app'))),
    'Normal Killing: Container app failed liveness probe, will be restarted',
  ],
  [
    podEvents.sandboxChanged(),
    'Normal SandboxChanged: Pod sandbox changed, it will be killed and re-created.',
  ],
  [
    podEvents.mountFailed('data', 'hostPath type check failed: /x is not a directory'),
    'Warning FailedMount: MountVolume.SetUp failed for volume "data" : hostPath type check failed: /x is not a directory',
  ],
  [
    podEvents.missingClusterDNS(pod, 'ClusterFirst'),
    'Warning MissingClusterDNS: pod: "web_dev(u1)". kubelet does not have ClusterDNS IP configured and cannot create Pod using "ClusterFirst" policy. Falling back to "Default" policy.',
  ],
])('an event reads as the kubelet writes it (%#)', (event, text) => {
  expect(`${event.type} ${event.reason}: ${event.message}`).toBe(text);
});

test.each([
  [
    waitingMessages.crashLoopBackOff(80_000, 'app', pod),
    'CrashLoopBackOff',
    'back-off 1m20s restarting failed container=app pod=web_dev(u1)',
  ],
  [
    waitingMessages.imagePullBackOff('nope:1', 'manifest unknown'),
    'ImagePullBackOff',
    'Back-off pulling image "nope:1": ErrImagePull: manifest unknown',
  ],
  [
    waitingMessages.errImageNeverPull('x:1'),
    'ErrImageNeverPull',
    'Container image "x:1" is not present with pull policy of Never',
  ],
  [waitingMessages.containerCreating(), 'ContainerCreating', undefined],
])('a waiting state reads as the kubelet writes it (%#)', (waiting, reason, message) => {
  expect([waiting.reason, waiting.message]).toEqual([reason, message]);
});

test('container lists of conditions print as Go slices and leave out empty lists', () => {
  expect(conditionMessages.notInitialized([], ['i1', 'i2'])).toBe(
    'containers with incomplete status: [i1 i2]',
  );
  expect(conditionMessages.notReady(['a'], ['b', 'c'])).toBe(
    'containers with unknown status: [a], containers with unready status: [b c]',
  );
});

test('a scheduling failure lists the reasons in order and says whether preemption helps', () => {
  expect(failedSchedulingMessage([schedulingReasons.insufficient('cpu')], true)).toBe(
    '0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
  );
  expect(failedSchedulingMessage([schedulingReasons.nodeSelectorMismatch()], false)).toBe(
    "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
  );
});
