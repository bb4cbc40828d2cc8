// Some two dozen pods in all the states that a list can show. Times are relative to `now`.

import type {
  Container,
  ContainerState,
  ContainerStatus,
  Event,
  PodCondition,
  PodObject,
  PodStatus,
} from '../../../electron/common/kubernetes/objects.ts';

export interface DemoContainer {
  readonly name: string;
  readonly image?: string;
  readonly port?: number;
  readonly hostPort?: number;
  readonly state?: ContainerState;
  readonly ready?: boolean;
  readonly restarts?: number;
  /** Milliseconds before now when the previous run ended. */
  readonly lastExitAgo?: number;
  readonly isInit?: boolean;
}

export interface DemoPod {
  readonly name: string;
  readonly namespace?: string;
  readonly phase: NonNullable<PodStatus['phase']>;
  readonly ageSeconds: number;
  readonly containers: readonly DemoContainer[];
  readonly labels?: Record<string, string>;
  readonly isDeleting?: boolean;
  readonly conditions?: readonly PodCondition[];
}

const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const running = (agoSeconds: number, now: number): ContainerState => ({
  running: { startedAt: iso(now - agoSeconds * 1000) },
});
const waiting = (reason: string, message = ''): ContainerState => ({ waiting: { reason, message } });
const exited = (exitCode: number, reason: string, now: number): ContainerState => ({
  terminated: {
    exitCode,
    reason,
    startedAt: iso(now - 90_000),
    finishedAt: iso(now - 60_000),
    containerID: 'docker://0',
  },
});

export function makePod(pod: DemoPod, index: number, now: number, version = 1): PodObject {
  const namespace = pod.namespace ?? 'default';
  const spec = (container: DemoContainer): Container => ({
    name: container.name,
    image: container.image ?? `registry.local/${container.name}:1.${index}`,
    ...(container.port === undefined
      ? {}
      : {
          ports: [
            {
              containerPort: container.port,
              protocol: 'TCP',
              ...(container.hostPort === undefined ? {} : { hostPort: container.hostPort }),
            },
          ],
        }),
  });
  const status = (container: DemoContainer): ContainerStatus => ({
    name: container.name,
    image: container.image ?? '',
    imageID: '',
    ready: container.ready ?? container.state?.running !== undefined,
    started: container.state?.running !== undefined,
    restartCount: container.restarts ?? 0,
    ...(container.state === undefined ? {} : { state: container.state }),
    ...(container.lastExitAgo === undefined
      ? {}
      : {
          lastState: {
            terminated: {
              exitCode: 1,
              reason: 'Error',
              finishedAt: iso(now - container.lastExitAgo),
              containerID: 'docker://1',
            },
          },
        }),
  });
  const init = pod.containers.filter((container) => container.isInit);
  const main = pod.containers.filter((container) => !container.isInit);
  const isReady = main.every((container) => container.ready ?? container.state?.running !== undefined);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: pod.name,
      namespace,
      uid: `uid-${namespace}-${pod.name}`,
      creationTimestamp: iso(now - pod.ageSeconds * 1000),
      resourceVersion: `${version}`,
      labels: pod.labels ?? { app: pod.name.replace(/-\d+$/, '') },
      ...(pod.isDeleting ? { deletionTimestamp: iso(now + 20_000) } : {}),
    },
    spec: {
      containers: main.map(spec),
      ...(init.length > 0 ? { initContainers: init.map(spec) } : {}),
      nodeName: 'dev-machine',
    },
    status: {
      phase: pod.phase,
      qosClass: index % 3 === 0 ? 'Guaranteed' : 'BestEffort',
      podIP: `172.18.0.${index + 2}`,
      conditions: [
        ...(pod.conditions ?? []),
        {
          type: 'Initialized',
          status: init.every((c) => c.state?.terminated?.exitCode === 0) ? 'True' : 'False',
        },
        { type: 'Ready', status: isReady && pod.phase === 'Running' ? 'True' : 'False' },
      ],
      containerStatuses: main.map(status),
      ...(init.length > 0 ? { initContainerStatuses: init.map(status) } : {}),
    },
  };
}

export function demoPods(now: number): readonly DemoPod[] {
  const up = (name: string, port?: number, extra: Partial<DemoContainer> = {}): DemoContainer => ({
    name,
    state: running(3_600, now),
    ...(port === undefined ? {} : { port }),
    ...extra,
  });
  const web = (index: number): DemoPod => ({
    name: `web-${index}`,
    namespace: 'dev',
    phase: 'Running',
    ageSeconds: 3 * 3_600 + index * 977,
    containers: [up('nginx', 8080 + index), up('log-agent')],
    labels: { app: 'web', tier: 'front' },
  });
  const one = (
    name: string,
    phase: DemoPod['phase'],
    ageSeconds: number,
    container: DemoContainer,
  ): DemoPod => ({
    name,
    phase,
    ageSeconds,
    containers: [container],
  });
  return [
    ...[1, 2, 3, 4, 5, 6].map(web),
    {
      ...one('api-7', 'Running', 660, {
        name: 'app',
        state: waiting('CrashLoopBackOff', 'back-off 40s restarting failed container=app'),
        ready: false,
        restarts: 6,
        lastExitAgo: 40_000,
        port: 3000,
      }),
      namespace: 'dev',
      containers: [
        {
          name: 'app',
          state: waiting('CrashLoopBackOff', 'back-off 40s restarting failed container=app'),
          ready: false,
          restarts: 6,
          lastExitAgo: 40_000,
          port: 3000,
        },
        up('log-agent'),
      ],
      labels: { app: 'api', tier: 'back' },
    },
    {
      ...one('db-0', 'Pending', 4, { name: 'postgres', state: waiting('ContainerCreating') }),
      namespace: 'test',
    },
    {
      ...one('job-9', 'Succeeded', 7_200, {
        name: 'migrate',
        state: exited(0, 'Completed', now),
        ready: false,
      }),
      namespace: 'test',
    },
    one('redis', 'Running', 90_000, up('redis', 6379)),
    one('image-typo', 'Pending', 300, {
      name: 'app',
      image: 'nginx:lates',
      state: waiting('ImagePullBackOff'),
    }),
    one('no-image', 'Pending', 20, {
      name: 'app',
      image: 'shop/cart:dev',
      state: waiting('ErrImageNeverPull'),
    }),
    one('memory-hog', 'Failed', 1_800, {
      name: 'stress',
      state: exited(137, 'OOMKilled', now),
      ready: false,
      restarts: 2,
      lastExitAgo: 1_900_000,
    }),
    one('failing-job', 'Failed', 5_000, { name: 'job', state: exited(2, 'Error', now), ready: false }),
    {
      ...one('needs-ssd', 'Pending', 130, { name: 'app' }),
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
        },
      ],
    },
    {
      name: 'javaweb-2',
      phase: 'Pending',
      ageSeconds: 11,
      containers: [
        { name: 'war', isInit: true, state: running(10, now), ready: false },
        { name: 'tomcat', port: 8080, hostPort: 8001, state: waiting('PodInitializing') },
      ],
    },
    { ...one('leaving', 'Running', 40_000, up('app')), isDeleting: true },
    one('unready', 'Running', 600, up('app', 9090, { ready: false })),
    {
      name: 'two-containers',
      phase: 'Running',
      ageSeconds: 500,
      containers: [up('nginx', 80), { name: 'debian', state: exited(0, 'Completed', now), ready: false }],
    },
    { ...one('web-1', 'Running', 52, up('nginx', 8080)), namespace: 'test' },
    {
      name: 'many-containers-with-a-rather-long-name-that-has-to-be-cut',
      namespace: 'staging',
      phase: 'Running',
      ageSeconds: 86_400 * 12,
      containers: Array.from({ length: 11 }, (_, index) => up(`c${index}`, 7000 + index)),
    },
    one('frontend', 'Running', 61, up('php-redis', 80)),
    one('kubia-manual', 'Running', 3_000, up('kubia', 8080, { restarts: 1, lastExitAgo: 700_000 })),
    one('shell', 'Running', 130, up('busybox')),
  ];
}

/** A few events of each pod that is not simply running. */
export function demoEvents(pods: readonly PodObject[], now: number): readonly Event[] {
  const event = (
    pod: PodObject,
    index: number,
    type: string,
    reason: string,
    message: string,
    count: number,
  ): Event => ({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${pod.metadata.name}.${index}`,
      uid: `event-${pod.metadata.uid}-${index}`,
      namespace: pod.metadata.namespace,
    },
    involvedObject: {
      kind: 'Pod',
      namespace: pod.metadata.namespace,
      name: pod.metadata.name,
      uid: pod.metadata.uid,
      ...(reason === 'Scheduled'
        ? {}
        : { fieldPath: `spec.containers{${pod.spec.containers[0]?.name ?? ''}}` }),
    },
    type,
    reason,
    message,
    count,
    firstTimestamp: iso(now - 600_000 - index * 30_000),
    lastTimestamp: iso(now - index * 21_000 - 3_000),
  });
  return pods.flatMap((pod, podIndex) => {
    const { name } = pod.metadata;
    const image = pod.spec.containers[0]?.image ?? '';
    const base = [
      event(
        pod,
        podIndex * 10,
        'Normal',
        'Scheduled',
        `Successfully assigned ${pod.metadata.namespace}/${name} to dev-machine`,
        1,
      ),
      event(
        pod,
        podIndex * 10 + 1,
        'Normal',
        'Pulled',
        `Container image "${image}" already present on machine`,
        1,
      ),
    ];
    const state = pod.status?.containerStatuses?.[0]?.state?.waiting?.reason;
    if (state === 'CrashLoopBackOff')
      return [
        ...base,
        event(
          pod,
          1,
          'Warning',
          'BackOff',
          `Back-off restarting failed container app in pod ${name}_dev(${pod.metadata.uid})`,
          27,
        ),
      ];
    if (state === 'ImagePullBackOff')
      return [...base.slice(0, 1), event(pod, 2, 'Warning', 'Failed', `Error: ImagePullBackOff`, 4)];
    return base;
  });
}
