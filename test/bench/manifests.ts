// Pods for bench and soak, as YAML: images that are on the engine, nothing pulled.

export interface PodShape {
  readonly name: string;
  readonly containers: number;
  readonly initContainers?: number;
  readonly emptyDir?: boolean;
  /** Of each container's shell; the default waits for SIGTERM. */
  readonly script?: string;
}

/** Ends at once on SIGTERM, as a well-behaved server does. */
const WAIT = "trap 'exit 0' TERM; sleep 3600 & wait";

export function podYaml({
  name,
  containers,
  initContainers = 0,
  emptyDir = false,
  script,
}: PodShape): string {
  const mounts = emptyDir ? ', volumeMounts: [{name: data, mountPath: /data}]' : '';
  const container = (of: string, command: string) =>
    `  - {name: ${of}, image: "busybox:latest", imagePullPolicy: IfNotPresent, ` +
    `command: [sh, -c, ${JSON.stringify(command)}]${mounts}}`;
  const list = (prefix: string, count: number, command: string) =>
    Array.from({ length: count }, (_, i) => container(`${prefix}${i}`, command));
  return [
    'apiVersion: v1',
    'kind: Pod',
    `metadata: {name: ${name}}`,
    'spec:',
    '  terminationGracePeriodSeconds: 1',
    ...(emptyDir ? ['  volumes: [{name: data, emptyDir: {}}]'] : []),
    ...(initContainers === 0 ? [] : ['  initContainers:', ...list('i', initContainers, 'true')]),
    '  containers:',
    ...list('c', containers, script ?? WAIT),
  ].join('\n');
}

/** `count` pods of one container each, `prefix-000` and on, as one manifest. */
export function manyPodsYaml(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, i) =>
    podYaml({ name: `${prefix}-${String(i).padStart(3, '0')}`, containers: 1 }),
  ).join('\n---\n');
}
