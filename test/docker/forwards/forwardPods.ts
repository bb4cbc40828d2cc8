// Pods to forward to. The fixture's busybox serves with `nc -ll`: a process for each connection.

interface PodContainer {
  readonly name: string;
  readonly image?: string;
  readonly script?: string;
  readonly ports?: readonly number[];
}

export function podJson(
  name: string,
  containers: readonly PodContainer[],
  spec: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      terminationGracePeriodSeconds: 0,
      ...spec,
      containers: containers.map(({ image = 'busybox', script, ports = [], ...container }) => ({
        ...container,
        image,
        imagePullPolicy: 'IfNotPresent',
        ...(script === undefined ? {} : { command: ['sh', '-c', script] }),
        ports: ports.map((containerPort) => ({ containerPort })),
      })),
    },
  });
}

export const BLOB_MB = 32;

/** What `tools` serves, by port. Nothing listens on 7999. */
export const toolPorts = { echo: 7000, blob: 7001, digest: 7002, endless: 7003, nothing: 7999 } as const;

const tool = (port: number, program: string, before = '') => ({
  name: `port${port}`,
  script: `${before}exec nc -ll -p ${port} -e sh -c '${program}'`,
  ports: [port],
});

/** Each is a container of its own: busybox' nc ends with its container, not with a shell. */
export const toolsPod = podJson('tools', [
  tool(toolPorts.echo, 'exec cat'),
  tool(
    toolPorts.blob,
    'exec cat /tmp/blob',
    `head -c ${BLOB_MB * 1024 * 1024} /dev/urandom > /tmp/blob; sha256sum < /tmp/blob > /tmp/sum; `,
  ),
  tool(toolPorts.digest, 'exec sha256sum'),
  tool(toolPorts.endless, 'exec cat /dev/zero'),
]);
