import { describe, expect, it } from 'vitest';
import type { Container, PodSpec, VolumeMount } from '../../../../electron/common/kubernetes/objects.ts';
import { containerConfig } from '../../../../electron/docker/pod/containerConfig.ts';
import { tmpfsSize } from '../../../../electron/docker/pod/emptyDir.ts';
import { sandboxLabelsSchema } from '../../../../electron/docker/pod/labels.ts';
import { type SandboxRequest, sandboxConfig } from '../../../../electron/docker/pod/sandboxConfig.ts';
import { sampleContainer, samplePod } from './samplePod.ts';

const infra = { kind: 'infra', id: 'sha256:infra' } as const;
const GIB = 1024 ** 3;

function sandbox(spec: Partial<PodSpec> = {}, metadata = {}, changes: Partial<SandboxRequest> = {}) {
  const pod = samplePod(spec, metadata);
  const config = sandboxConfig({
    instance: 'default',
    pod,
    attempt: 3,
    image: infra,
    oomScoreFloor: -1000,
    hasSeccomp: true,
    resolvConf: undefined,
    ...changes,
  });
  return { pod, config, host: config.HostConfig };
}

function container(fields: Partial<Container> = {}, spec: Partial<PodSpec> = {}) {
  const own = sampleContainer(fields);
  const pod = samplePod({ containers: [own], ...spec });
  return containerConfig(
    {
      pod,
      container: own,
      kind: 'app',
      sandboxId: 's1',
      attempt: 0,
      specHash: 'h',
      image: { id: 'sha256:image', sizeBytes: 1, user: '' },
    },
    {
      instance: 'default',
      nodeMemoryBytes: 8 * GIB,
      oomScoreFloor: -1000,
      terminationFile: '/vol/termination/app-0',
      targetId: undefined,
    },
  );
}

describe('the sandbox', () => {
  it('holds the namespaces of the pod, and is the last to be killed', () => {
    const { config, host } = sandbox();
    expect(config).toMatchObject({ Image: 'sha256:infra', Hostname: 'web', Healthcheck: { Test: ['NONE'] } });
    expect(config).not.toHaveProperty('User');
    expect(host).toMatchObject({
      NetworkMode: 'podbay',
      IpcMode: 'shareable',
      RestartPolicy: { Name: 'no' },
      Privileged: false,
      SecurityOpt: ['no-new-privileges', expect.stringMatching(/^seccomp=\{/)],
      OomScoreAdj: -998,
      CapDrop: ['ALL'],
    });
    expect(host).not.toHaveProperty('PidMode');
    expect(sandbox({ shareProcessNamespace: true }).host).not.toHaveProperty('PidMode');
  });

  it('keeps to the system calls of our own programs, where the engine can filter them', () => {
    const { containers } = samplePod().spec;
    const privileged = containers.map((own) => ({ ...own, securityContext: { privileged: true } }));
    const withoutProfile = [
      sandbox({ containers: privileged }),
      sandbox({}, {}, { hasSeccomp: false }),
      sandbox({}, {}, { image: { kind: 'custom', id: 'sha256:other' } }),
    ];
    for (const { host } of withoutProfile) expect(host?.SecurityOpt).toEqual(['no-new-privileges']);
    const profile = JSON.parse(sandbox().host?.SecurityOpt?.[1]?.replace('seccomp=', '') ?? '');
    expect(profile.defaultAction).toBe('SCMP_ACT_ERRNO');
    const allowed: string[] = profile.syscalls[0].names;
    expect(new Set(allowed).size).toBe(allowed.length);
    for (const refused of ['mount', 'unshare', 'setns', 'ptrace', 'bpf', 'clone3', 'keyctl'])
      expect(allowed).not.toContain(refused);
  });

  it("joins the host's namespaces where the pod asks for them, without host name and ports", () => {
    const ports = [{ containerPort: 80, hostPort: 80 }];
    const spec = {
      hostNetwork: true,
      hostPID: true,
      hostIPC: true,
      containers: [sampleContainer({ ports })],
    };
    const { config, host } = sandbox(spec);
    expect(host).toMatchObject({ NetworkMode: 'host', PidMode: 'host', IpcMode: 'host' });
    for (const field of ['Hostname', 'ExposedPorts']) expect(config).not.toHaveProperty(field);
    expect(host).not.toHaveProperty('PortBindings');
  });

  it('publishes the host ports of its regular containers only', () => {
    const ports = [
      { containerPort: 80, hostPort: 8001 },
      { containerPort: 80, hostPort: 8002, hostIP: '127.0.0.1' },
      { containerPort: 53, hostPort: 53, protocol: 'UDP' },
      { containerPort: 9000 },
    ];
    const { config, host } = sandbox({
      containers: [sampleContainer({ ports })],
      initContainers: [sampleContainer({ name: 'init', ports: [{ containerPort: 1, hostPort: 1 }] })],
    });
    expect(config.ExposedPorts).toEqual({ '80/tcp': {}, '53/udp': {} });
    expect(host.PortBindings).toEqual({
      '80/tcp': [
        { HostIp: '', HostPort: '8001' },
        { HostIp: '127.0.0.1', HostPort: '8002' },
      ],
      '53/udp': [{ HostIp: '', HostPort: '53' }],
    });
  });

  it('is privileged when any container is, and has the sysctls of the pod', () => {
    const privileged = sampleContainer({ name: 'init', securityContext: { privileged: true } });
    const securityContext = { sysctls: [{ name: 'net/ipv4/tcp_syncookies', value: '1' }] };
    expect(sandbox({ initContainers: [privileged], securityContext }).host).toMatchObject({
      Privileged: true,
      Sysctls: { 'net.ipv4.tcp_syncookies': '1' },
    });
  });

  it('prepares the files of the first runs and the modes of volumes on disk', () => {
    const volumes = [
      { name: 'disk' },
      { name: 'mem', emptyDir: { medium: 'Memory' } },
      { name: 'host', hostPath: { path: '/x' } },
    ];
    const { config, host } = sandbox({ volumes, securityContext: { fsGroup: 7 } });
    expect(config.Env).toContain('PODBAY_DIRS=2777 0 7 /podbay/volumes/disk');
    const files = [0, 1, 2, 3].map((run) => `/podbay/termination/app-${run}`).join('\n');
    expect(config.Env).toContain(`PODBAY_FILES=${files}`);
    expect(host.Mounts?.map(({ Source, Target }) => [Source, Target])).toEqual([
      ['podbay_u1_3_system', '/podbay'],
      ['podbay_u1_disk', '/podbay/volumes/disk'],
      ['podbay_u1_mem', '/podbay/volumes/mem'],
    ]);
  });

  it('carries the pod in its labels, where no label of the pod can pose as ours', () => {
    const labels = { app: 'web', 'io.podbay.managed': 'no', 'io.kubernetes.pod.uid': 'forged' };
    const { pod, config } = sandbox({}, { labels, annotations: { note: 'x' } });
    expect(config.Labels).toMatchObject({
      app: 'web',
      'annotation.note': 'x',
      'io.podbay.instance': 'default',
    });
    const parsed = sandboxLabelsSchema.parse(config.Labels);
    expect(parsed).toMatchObject({
      'io.podbay.managed': 'true',
      'io.kubernetes.pod.uid': 'u1',
      'io.podbay.attempt': 3,
    });
    expect(parsed['io.podbay.pod']).toEqual(pod);
  });
});

describe('a container', () => {
  it('lives in the namespaces of its sandbox', () => {
    expect(container().HostConfig).toMatchObject({ NetworkMode: 'container:s1', IpcMode: 'container:s1' });
    expect(container().HostConfig).not.toHaveProperty('PidMode');
    expect(container({}, { shareProcessNamespace: true }).HostConfig.PidMode).toBe('container:s1');
    expect(container({}, { hostPID: true }).HostConfig.PidMode).toBe('host');
    expect(container({}, { hostNetwork: true }).HostConfig.UTSMode).toBe('host');
    for (const refused of ['Hostname', 'ExposedPorts']) expect(container()).not.toHaveProperty(refused);
  });

  it.each<[Partial<Container>, object]>([
    [{}, {}],
    [{ command: [], args: [] }, {}],
    [{ command: ['a', '$(X)'] }, { Entrypoint: ['a', 'x'] }],
    [{ args: ['$(X)'] }, { Cmd: ['x'] }],
    [
      { command: ['a'], args: ['b'] },
      { Entrypoint: ['a'], Cmd: ['b'] },
    ],
  ])('with %j runs %j', (fields, expected) => {
    const { Entrypoint, Cmd } = container({ env: [{ name: 'X', value: 'x' }], ...fields });
    expect(JSON.parse(JSON.stringify({ Entrypoint, Cmd }))).toEqual(expected);
  });

  it('is made from the image id, without the health check of the image, with its own terminal', () => {
    expect(container({ stdin: true, stdinOnce: true, tty: true, workingDir: '/w' })).toMatchObject({
      Image: 'sha256:image',
      Healthcheck: { Test: ['NONE'] },
      OpenStdin: true,
      StdinOnce: true,
      Tty: true,
      WorkingDir: '/w',
      User: '0',
      Labels: { 'io.podbay.container.image': 'busybox', 'io.kubernetes.sandbox.id': 's1' },
    });
  });
});

describe('the mounts of a container', () => {
  const volumes = [
    { name: 'dir', emptyDir: {} },
    { name: 'host', hostPath: { path: '/srv' } },
    { name: 'odd', hostPath: { path: '/a:b' } },
  ];
  const mounts = (...volumeMounts: VolumeMount[]) => container({ volumeMounts }, { volumes }).HostConfig;

  it('are volumes never filled from the image, binds made when missing, and the message file', () => {
    const host = mounts(
      { name: 'dir', mountPath: 'data', readOnly: true },
      { name: 'host', mountPath: '/srv', mountPropagation: 'HostToContainer' },
      { name: 'host', mountPath: '/ro', readOnly: true },
      { name: 'odd', mountPath: '/odd' },
    );
    expect(host.Binds).toEqual([
      '/srv:/srv:rw,rslave',
      '/srv:/ro:ro,rprivate',
      '/vol/termination/app-0:/dev/termination-log',
    ]);
    expect(host.Mounts).toEqual([
      {
        Type: 'volume',
        Source: 'podbay_u1_dir',
        Target: '/data',
        ReadOnly: true,
        VolumeOptions: { NoCopy: true },
      },
      {
        Type: 'bind',
        Source: '/a:b',
        Target: '/odd',
        ReadOnly: false,
        BindOptions: { Propagation: 'rprivate' },
      },
    ]);
  });

  it.each<[VolumeMount, string]>([
    [
      { name: 'dir', mountPath: '/d', subPath: 'x' },
      'failed to prepare subPath for volumeMount "dir" of container "app"',
    ],
    [{ name: 'dir', mountPath: '/d', mountPropagation: 'Bidirectional' }, 'needs a hostPath volume'],
    [{ name: 'gone', mountPath: '/d' }, 'volume "gone" of container "app" is not supported'],
  ])('refuse %j by name', (mount, message) => {
    expect(() => mounts(mount)).toThrow(message);
  });
});

describe('the size of a Memory emptyDir', () => {
  const limited = sampleContainer({ resources: { limits: { memory: '64Mi' } } });
  it.each([
    [{ medium: 'Memory' }, [sampleContainer()], 8 * GIB],
    [{ medium: 'Memory', sizeLimit: '1Gi' }, [sampleContainer()], GIB],
    [{ medium: 'Memory', sizeLimit: '1Gi' }, [limited, limited], 128 * 1024 ** 2],
    [{ medium: 'Memory' }, [limited, sampleContainer()], 8 * GIB],
  ])('of %j is the smallest of its limit, the pod and the node', (source, containers, expected) => {
    expect(tmpfsSize(samplePod({ containers }), source, 8 * GIB)).toBe(expected);
  });
});
