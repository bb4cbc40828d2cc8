// One case per way a pod can be unwell: the finding, and the English sentence a user reads.
import { describe, expect, test } from 'vitest';
import type { Event, Pod } from '../../../electron/common/kubernetes/objects.ts';
import { podVerdict } from '../../../electron/common/verdict/podVerdict.ts';
import { verdictMessages, verdictText } from '../../../electron/common/verdict/verdictMessages.ts';
import {
  aContainer,
  ago,
  anEvent,
  aPod,
  aStatus,
  NOW,
  running,
  terminated,
  waiting,
} from '../kubectl/podFixtures.ts';

const ref = 'web_default(u1)';
const backOff = (duration: string) =>
  waiting('CrashLoopBackOff', `back-off ${duration} restarting failed container=app pod=${ref}`);
const crashLoop = (exitCode: number, reason?: string, message?: string) =>
  aPod({
    status: {
      containerStatuses: [
        aStatus('app', backOff('40s'), {
          restartCount: 3,
          lastState: terminated(exitCode, 10, reason, message),
        }),
      ],
    },
  });
const waitingFor = (reason: string, message?: string) =>
  aPod({ status: { phase: 'Pending', containerStatuses: [aStatus('app', waiting(reason, message))] } });
const creating = (events: Event[]): [Pod, Event[]] => [waitingFor('ContainerCreating'), events];
const unscheduled = (message: string, spec = {}) =>
  aPod({
    spec: { nodeName: '', ...spec },
    status: {
      phase: 'Pending',
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }],
    },
  });

const cases: [string, Pod, Event[], string, string][] = [
  [
    'a program that went to the background (scenario 3)',
    crashLoop(0),
    [],
    'mainProcessEnded',
    'The main process of container app ended at once with code 0; Kubernetes expects it to keep running: run it in the foreground. It is started again in 30s.',
  ],
  [
    'a main process that had work for a minute',
    aPod({
      status: {
        containerStatuses: [
          aStatus('app', {
            terminated: { exitCode: 0, reason: 'Completed', startedAt: ago(65), finishedAt: ago(5) },
          }),
        ],
      },
    }),
    [],
    'mainProcessEnded',
    'The main process of container app ended with code 0 after 60s; with restartPolicy Always it is started again. Use OnFailure or Never for work that ends.',
  ],
  [
    'a crash loop',
    crashLoop(1),
    [],
    'crashed',
    'Container app failed with exit code 1. Look at its previous logs. It is started again in 30s.',
  ],
  [
    'a crash loop in the last second of its back-off',
    aPod({
      status: {
        containerStatuses: [aStatus('app', backOff('10s'), { lastState: terminated(1, 9.5) })],
      },
    }),
    [],
    'crashed',
    'Container app failed with exit code 1. Look at its previous logs.',
  ],
  [
    'a crash with a termination message',
    crashLoop(1, 'Error', 'starting\nconnect ECONNREFUSED db:5432\n'),
    [],
    'crashed',
    'Container app failed with exit code 1: “connect ECONNREFUSED db:5432”. Look at its previous logs. It is started again in 30s.',
  ],
  [
    'a shell that did not find a command',
    crashLoop(127),
    [],
    'crashed',
    'Container app failed with exit code 127 (a command was not found: check its name and PATH in the image). Look at its previous logs. It is started again in 30s.',
  ],
  [
    'a shell that may not run a command',
    crashLoop(126),
    [],
    'crashed',
    'Container app failed with exit code 126 (a command is not executable: check its permissions). Look at its previous logs. It is started again in 30s.',
  ],
  [
    'a segmentation fault',
    crashLoop(139),
    [],
    'crashed',
    'Container app failed with exit code 139 (ended by SIGSEGV). Look at its previous logs. It is started again in 30s.',
  ],
  [
    'a failure that is not started again',
    aPod({
      spec: { restartPolicy: 'Never' },
      status: { phase: 'Failed', containerStatuses: [aStatus('app', terminated(3))] },
    }),
    [],
    'crashed',
    'Container app failed with exit code 3. Look at its logs.',
  ],
  [
    'a container over its memory limit (scenario 25)',
    aPod({
      spec: { containers: [aContainer('app', { resources: { limits: { memory: '64Mi' } } })] },
      status: {
        containerStatuses: [aStatus('app', backOff('10s'), { lastState: terminated(137, 3, 'OOMKilled') })],
      },
    }),
    [],
    'outOfMemory',
    'Container app was killed (OOMKilled, exit code 137) because it used more memory than its limit of 64Mi. Raise resources.limits.memory, or make it use less. It is started again in 7s.',
  ],
  [
    'an image that does not exist',
    waitingFor(
      'ImagePullBackOff',
      'Back-off pulling image "nginx:1.27": ErrImagePull: manifest for nginx:nope not found: manifest unknown: manifest unknown',
    ),
    [],
    'imagePullFailed',
    'Image nginx:1.27 cannot be pulled: the registry has no such image or tag. Check the spelling of the name and the tag. It is tried again by itself.',
  ],
  [
    'an image that may not be read',
    waitingFor(
      'ErrImagePull',
      "pull access denied for foo, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ),
    [],
    'imagePullFailed',
    'Image nginx:1.27 cannot be pulled: it does not exist or needs a login. Check the name, or log in to the registry with docker login. It is tried again by itself.',
  ],
  [
    'a registry out of reach',
    waitingFor(
      'ErrImagePull',
      'Get "https://registry.example/v2/": dial tcp: lookup registry.example: no such host',
    ),
    [],
    'imagePullFailed',
    'Image nginx:1.27 cannot be pulled: the registry cannot be reached. Check the network, the proxy and the host name in the image. It is tried again by itself.',
  ],
  [
    'imagePullPolicy Never without the image',
    waitingFor('ErrImageNeverPull', 'Container image "nginx:1.27" is not present with pull policy of Never'),
    [],
    'imageNeverPulled',
    'Image nginx:1.27 is not on this engine and imagePullPolicy is Never. Build or load it, or use IfNotPresent.',
  ],
  [
    'an image name that does not parse',
    aPod({
      spec: { containers: [{ name: 'app', image: 'Nginx' }] },
      status: { phase: 'Pending', containerStatuses: [aStatus('app', waiting('InvalidImageName'))] },
    }),
    [],
    'imageNameInvalid',
    '“Nginx”, the image of container app, is not a valid image name. Names are lower case, as in registry/name:tag.',
  ],
  [
    'a missing ConfigMap',
    waitingFor('CreateContainerConfigError', 'configmap "settings" not found'),
    [],
    'configInvalid',
    'Container app cannot be configured: configmap "settings" not found. It starts by itself once that is there.',
  ],
  [
    'an engine that refuses to create',
    waitingFor('CreateContainerError', 'invalid mount config'),
    [],
    'createFailed',
    'The engine cannot create container app: invalid mount config',
  ],
  [
    'a command that is not in the image',
    waitingFor(
      'RunContainerError',
      'OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "nginxx": executable file not found in $PATH: unknown',
    ),
    [],
    'commandNotFound',
    'Container app cannot start: “nginxx” was not found in the image. Check command and args.',
  ],
  [
    'the same command, in back-off',
    crashLoop(127, 'ContainerCannotRun', 'exec: "/run.sh": stat /run.sh: no such file or directory: unknown'),
    [],
    'commandNotFound',
    'Container app cannot start: “/run.sh” was not found in the image. Check command and args.',
  ],
  [
    'a command without execute permission',
    waitingFor('RunContainerError', 'exec: "/run.sh": permission denied: unknown'),
    [],
    'commandNotExecutable',
    'Container app cannot start: “/run.sh” may not be executed. Make it executable (chmod +x) in the image, or start it with its interpreter.',
  ],
  [
    'an image of another architecture',
    waitingFor('RunContainerError', 'exec /app: exec format error'),
    [],
    'wrongPlatform',
    "Container app cannot start: image nginx:1.27 is built for another CPU (exec format error). Use an image for this engine's architecture.",
  ],
  [
    'another start error',
    waitingFor('RunContainerError', 'failed to start container "app": cannot set cgroup'),
    [],
    'startFailed',
    'The engine cannot start container app: cannot set cgroup',
  ],
  [
    'a failing postStart hook',
    waitingFor('PostStartHookError', 'Exec lifecycle hook failed'),
    [],
    'postStartFailed',
    'Container app was stopped because its postStart hook failed: Exec lifecycle hook failed',
  ],
  [
    'a host port in use',
    ...creating([
      anEvent(
        'Warning',
        'FailedCreatePodSandBox',
        'Failed to create pod sandbox: failed to start sandbox container for pod "web": driver failed programming external connectivity on endpoint x: Bind for 0.0.0.0:8001 failed: port is already allocated',
      ),
    ]),
    'hostPortTaken',
    'hostPort 8001 is already in use on this machine. Stop what uses it, or choose another hostPort.',
  ],
  [
    'another sandbox failure',
    ...creating([
      anEvent(
        'Warning',
        'FailedCreatePodSandBox',
        'Failed to create pod sandbox: failed to create a sandbox for pod "web": no such network',
      ),
    ]),
    'sandboxFailed',
    "The engine cannot create the pod's sandbox: no such network",
  ],
  [
    'a volume that cannot be mounted',
    ...creating([
      anEvent(
        'Warning',
        'FailedMount',
        'MountVolume.SetUp failed for volume "data" : hostPath type check failed: /x is not a directory',
      ),
    ]),
    'mountFailed',
    'Volume data cannot be mounted, so no container is started: hostPath type check failed: /x is not a directory',
  ],
  [
    'a pull in flight',
    ...creating([
      anEvent('Normal', 'Pulling', 'Pulling image "nginx:1.27"', {
        involvedObject: { kind: 'Pod', name: 'web', fieldPath: 'spec.containers{app}' },
        lastTimestamp: ago(12),
      }),
    ]),
    'imagePulling',
    'Pulling image nginx:1.27 for 12s.',
  ],
  [
    'a creation that takes long',
    ...creating([]),
    'creating',
    'The containers have not been created for 10m. See the events for the current step.',
  ],
  [
    'a node label that is missing (scenario 16)',
    unscheduled(
      "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
      { nodeSelector: { disktype: 'ssd' } },
    ),
    [],
    'nodeLabelsMissing',
    'No node has the label disktype=ssd that nodeSelector asks for. Label the node disktype=ssd, or change nodeSelector.',
  ],
  [
    'too little room',
    unscheduled(
      '0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
    ),
    [],
    'resourcesInsufficient',
    "This machine has too little free cpu and memory for the pod's requests. Lower resources.requests, or delete other pods.",
  ],
  [
    'a host port of another pod',
    unscheduled("0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.", {
      containers: [aContainer('app', { ports: [{ containerPort: 80, hostPort: 8001 }] })],
    }),
    [],
    'hostPortsUnavailable',
    'Another pod already uses hostPort 8001. Delete that pod, or choose another hostPort.',
  ],
  [
    'a taint',
    unscheduled('0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: gpu}.'),
    [],
    'taintNotTolerated',
    'The node has the taint {dedicated: gpu} that the pod does not tolerate. Add a toleration, or remove the taint.',
  ],
  [
    'another scheduling failure',
    unscheduled('0/1 nodes are available: 1 Too many pods.'),
    [],
    'unschedulable',
    'The pod cannot be scheduled: 0/1 nodes are available: 1 Too many pods.',
  ],
  [
    'a pod without a node',
    aPod({ spec: { nodeName: '' }, status: { phase: 'Pending' } }),
    [],
    'notScheduled',
    'Waiting to be assigned to this machine.',
  ],
  [
    'a failing init container',
    aPod({
      spec: { initContainers: [aContainer('setup')] },
      status: {
        phase: 'Pending',
        initContainerStatuses: [aStatus('setup', backOff('20s'), { lastState: terminated(2, 5) })],
        containerStatuses: [aStatus('app', waiting('PodInitializing'))],
      },
    }),
    [],
    'crashed',
    'Init container setup failed with exit code 2. The other containers wait for it. Look at its previous logs. It is started again in 15s.',
  ],
  [
    'an init container that runs for long',
    aPod({
      spec: { initContainers: [aContainer('setup'), aContainer('next')] },
      status: {
        phase: 'Pending',
        initContainerStatuses: [aStatus('setup', running(95)), aStatus('next', waiting('PodInitializing'))],
        containerStatuses: [aStatus('app', waiting('PodInitializing'))],
      },
    }),
    [],
    'initRunning',
    'Init container setup (1 of 2) has been running for 95s; the next containers start when it ends. Look at its logs if that is too long.',
  ],
  [
    'one container completed, one running (scenario 7)',
    aPod({
      spec: { restartPolicy: 'Never', containers: [aContainer('debian-container'), aContainer('nginx')] },
      status: {
        containerStatuses: [aStatus('debian-container', terminated(0)), aStatus('nginx', running())],
      },
    }),
    [],
    'partlyCompleted',
    'debian-container completed with code 0 and is not started again, while nginx still runs; the pod counts as NotReady. Nothing to do if that is intended.',
  ],
  [
    'a running container that is not ready',
    aPod({
      status: {
        conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: ago(130) }],
        containerStatuses: [aStatus('app', running(), { ready: false })],
      },
    }),
    [],
    'notReady',
    'Running but not ready for 2m10s: app. Check the readiness probe and the logs.',
  ],
  [
    'two containers on one port (scenario 20)',
    aPod({
      spec: {
        containers: [
          aContainer('first', { ports: [{ containerPort: 80 }] }),
          aContainer('second', { ports: [{ containerPort: 80, protocol: 'TCP' }] }),
        ],
      },
      status: {
        containerStatuses: [
          aStatus('first', running()),
          aStatus('second', backOff('10s'), { lastState: terminated(1, 5) }),
        ],
      },
    }),
    [],
    'portClash',
    'Container second fails because container first of the same pod already listens on port 80 (address already in use): containers of a pod share one network. Give one of them another port.',
  ],
  [
    'a port clash told by the program alone',
    crashLoop(1, 'Error', 'bind() to 0.0.0.0:80 failed (98: Address already in use)'),
    [],
    'addressInUse',
    'Container app fails because its port is already taken inside the pod (address already in use): containers of a pod share one network. Give it another port.',
  ],
  [
    'a deletion that does not end',
    aPod({ metadata: { deletionTimestamp: ago(45) } }),
    [],
    'terminationOverdue',
    'Deletion is overdue by 45s: a container does not stop. Force the deletion, or check the engine.',
  ],
  [
    'an eviction',
    aPod({
      status: { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory. ' },
    }),
    [],
    'evicted',
    'The pod was evicted: The node was low on resource: memory. Apply it again when there is room.',
  ],
  [
    'a deadline',
    aPod({ spec: { activeDeadlineSeconds: 60 }, status: { phase: 'Failed', reason: 'DeadlineExceeded' } }),
    [],
    'deadlineExceeded',
    'The pod was stopped because it ran longer than activeDeadlineSeconds (60s). Raise the deadline and apply it again.',
  ],
  [
    'a pod refused at admission',
    aPod({ status: { phase: 'Failed', reason: 'NodePorts', message: 'Pod was rejected: x' } }),
    [],
    'podFailed',
    'The pod failed (NodePorts): Pod was rejected: x',
  ],
];

test.each(cases)('%s is told in one sentence', (_, pod, events, code, sentence) => {
  const verdict = podVerdict(pod, events, NOW);
  expect(verdict?.code).toBe(code);
  expect(verdict && verdictText(verdict, 'en')).toBe(sentence);
});

test.each(cases)('%s has a Chinese sentence too', (_, pod, events) => {
  const verdict = podVerdict(pod, events, NOW);
  const sentence = verdict && verdictText(verdict, 'zh-CN');
  expect(sentence).toMatch(/\p{Script=Han}/u);
  expect(sentence).not.toContain('undefined');
});

test('every sentence of the catalogue is reached by a case', () => {
  expect(new Set(cases.map(([, , , code]) => code))).toEqual(new Set(Object.keys(verdictMessages.en)));
});

describe('a pod that needs no sentence', () => {
  test.each<[string, Pod, Event[]]>([
    [
      'runs and is ready',
      aPod({
        status: {
          conditions: [{ type: 'Ready', status: 'True' }],
          containerStatuses: [aStatus('app', running())],
        },
      }),
      [],
    ],
    ['has succeeded', aPod({ status: { phase: 'Succeeded' } }), []],
    ['is being deleted in time', aPod({ metadata: { deletionTimestamp: ago(-20) } }), []],
    [
      'has just been applied',
      aPod({
        status: {
          phase: 'Pending',
          startTime: ago(1),
          containerStatuses: [aStatus('app', waiting('ContainerCreating'))],
        },
      }),
      [],
    ],
    [
      'has got over a sandbox failure',
      aPod({
        status: {
          phase: 'Pending',
          startTime: ago(2),
          conditions: [{ type: 'PodReadyToStartContainers', status: 'True' }],
          containerStatuses: [aStatus('app', waiting('ContainerCreating'))],
        },
      }),
      [
        anEvent('Warning', 'FailedCreatePodSandBox', 'Failed to create pod sandbox: x', {
          lastTimestamp: ago(2),
        }),
        anEvent('Normal', 'Pulled', 'Container image "nginx" already present on machine', {
          lastTimestamp: ago(1),
        }),
      ],
    ],
  ])('%s', (_, pod, events) => {
    expect(podVerdict(pod, events, NOW)).toBeUndefined();
  });
});

test('a sandbox that keeps failing is told although images are found in between', () => {
  const pod = aPod({
    status: {
      phase: 'Pending',
      startTime: ago(20),
      containerStatuses: [aStatus('app', waiting('ContainerCreating'))],
    },
  });
  const events = [
    anEvent('Warning', 'FailedCreatePodSandBox', 'Failed to create pod sandbox: x', {
      lastTimestamp: ago(3),
    }),
    anEvent('Normal', 'Created', 'Created container: app', { lastTimestamp: ago(2) }),
  ];
  expect(podVerdict(pod, events, NOW)).toMatchObject({ code: 'sandboxFailed', message: 'x' });
});
