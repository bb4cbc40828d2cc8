// Good manifests: what they become, what is reported, and what is said about them.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentReviewSchema } from '../../../electron/common/manifest.ts';
import { reviewManifest } from '../../../electron/manifest/reviewManifest.ts';
import {
  FILE,
  messagesOf,
  podWithContainer,
  podWithMetadata,
  podWithSpec,
  podWithSpecFields,
  reviewOne,
} from './reviewing.ts';

const seedsUrl = new URL('../../fixtures/manifests/', import.meta.url);
const samplesUrl = new URL('../../../resources/samples/', import.meta.url);
const read = (url: URL) => (name: string) => ({ name, text: readFileSync(new URL(name, url), 'utf8') });

describe('the seeds', () => {
  const refusedSeeds = new Set([
    'javaweb-2-misspelt.yaml',
    'two-containers-bad-indent.yaml',
    'lifecycle-demo.yaml',
    'nginx-deployment.yaml',
  ]);

  test.each(readdirSync(seedsUrl).filter((name) => !refusedSeeds.has(name)))('%s is accepted', (name) => {
    const reviews = reviewManifest(read(seedsUrl)(name));
    expect(reviews.map((review) => messagesOf(review, 'error'))).toEqual([[]]);
    expect(reviews[0]?.pod?.kind).toBe('Pod');
    expect(documentReviewSchema.parse(reviews[0])).toEqual(reviews[0]);
  });

  test('scenario 9: the misspelt field is named, placed and corrected, and nothing is decoded', () => {
    const [review] = reviewManifest(read(seedsUrl)('javaweb-2-misspelt.yaml'));
    expect(review?.error).toBe(
      'Error from server (BadRequest): error when creating "javaweb-2-misspelt.yaml": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.contaners"',
    );
    expect(review?.diagnostics).toEqual([
      {
        severity: 'error',
        message: 'strict decoding error: unknown field "spec.contaners"',
        path: 'spec.contaners',
        suggestion: 'did you mean "containers"?',
        documentIndex: 0,
        line: 13,
        column: 3,
        endLine: 13,
        endColumn: 12,
      },
    ]);
    expect(review?.pod).toBeUndefined();
  });

  test('scenario 10: the bad indentation is refused with kubectl’s text and its place', () => {
    const [review] = reviewManifest(read(seedsUrl)('two-containers-bad-indent.yaml'));
    expect(review?.error).toBe(
      'error: error parsing two-containers-bad-indent.yaml: error converting YAML to JSON: yaml: line 9: mapping values are not allowed in this context',
    );
    expect(review?.diagnostics[0]).toMatchObject({ line: 9, column: 14 });
    expect(review?.pod).toBeUndefined();
  });

  test('scenario 13: each host namespace is warned of before apply', () => {
    const [review] = reviewManifest(read(seedsUrl)('nginx-host-namespaces.yaml'));
    expect(review?.pod).toBeDefined();
    expect(review && messagesOf(review, 'warning')).toEqual([
      "spec.hostNetwork: this pod sees the host's network: its ports open on the host itself",
      "spec.hostPID: this pod sees the host's processes and can signal them",
      "spec.hostIPC: this pod sees the host's shared memory and semaphores",
    ]);
  });
});

describe('the samples', () => {
  test.each(readdirSync(samplesUrl))('%s passes without an error or a warning', (name) => {
    for (const review of reviewManifest(read(samplesUrl)(name))) {
      expect(review.diagnostics).toEqual([]);
      expect(review.pod).toBeDefined();
      expect(review.fields.filter(({ verdict }) => verdict === 'refused')).toEqual([]);
    }
  });
});

describe('several objects', () => {
  test('documents and lists are expanded in order, each with its own index', () => {
    const pod = (name: string) =>
      `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {containers: [{name: c, image: i}]}}`;
    const text = `---\n${pod('a')}\n---\n# nothing here\n---\napiVersion: v1\nkind: List\nitems:\n- ${pod('b')}\n- {apiVersion: v1, kind: Pod, metadata: {name: c}, spec: {}}\n`;
    const reviews = reviewManifest({ name: FILE, text });
    expect(reviews.map(({ index, name }) => [index, name])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
    ]);
    expect(reviews[2]?.diagnostics[0]).toMatchObject({ line: 10, path: 'spec.containers', documentIndex: 2 });
  });

  test('an entry of a PodList need not repeat its kind, and an empty list holds nothing', () => {
    const list =
      'apiVersion: v1\nkind: PodList\nitems:\n- {metadata: {name: a}, spec: {containers: [{name: c, image: i}]}}\n';
    expect(reviewOne(list).pod?.metadata.name).toBe('a');
    expect(reviewManifest({ name: FILE, text: 'apiVersion: v1\nkind: List\n' })).toEqual([]);
  });

  test('JSON is a manifest too', () => {
    const text =
      '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"c","image":"i:1"}]}}';
    expect(reviewOne(text).pod?.metadata).toEqual({ name: 'a', namespace: 'default' });
  });

  test('anchors and merge keys are expanded, and an explicit key wins', () => {
    const text = podWithSpec('containers:\n- &base {name: a, image: i:1, tty: true}\n- {<<: *base, name: b}');
    expect(reviewOne(text).pod?.spec.containers[1]).toMatchObject({ name: 'b', image: 'i:1', tty: true });
  });
});

describe('defaults', () => {
  test('are those of the API server and of admission', () => {
    const { pod } = reviewOne(
      podWithSpec('containers:\n- name: a\n  image: nginx\n  ports: [{containerPort: 80}]'),
    );
    expect(pod).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'default' },
      spec: {
        containers: [
          {
            name: 'a',
            image: 'nginx',
            imagePullPolicy: 'Always',
            ports: [{ containerPort: 80, protocol: 'TCP' }],
            resources: {},
            terminationMessagePath: '/dev/termination-log',
            terminationMessagePolicy: 'File',
          },
        ],
        dnsPolicy: 'ClusterFirst',
        enableServiceLinks: true,
        preemptionPolicy: 'PreemptLowerPriority',
        priority: 0,
        restartPolicy: 'Always',
        schedulerName: 'default-scheduler',
        securityContext: {},
        serviceAccount: 'default',
        serviceAccountName: 'default',
        terminationGracePeriodSeconds: 30,
        tolerations: [
          {
            key: 'node.kubernetes.io/not-ready',
            operator: 'Exists',
            effect: 'NoExecute',
            tolerationSeconds: 300,
          },
          {
            key: 'node.kubernetes.io/unreachable',
            operator: 'Exists',
            effect: 'NoExecute',
            tolerationSeconds: 300,
          },
        ],
      },
    });
  });

  test('requests follow limits, in canonical form', () => {
    const { pod } = reviewOne(
      podWithContainer('resources: {limits: {cpu: 0.5, memory: 1024Mi}, requests: {cpu: 0.1m}}'),
    );
    expect(pod?.spec.containers[0]?.resources).toEqual({
      limits: { cpu: '500m', memory: '1Gi' },
      requests: { cpu: '1m', memory: '1Gi' },
    });
  });

  test('on the host network a port is published as it is', () => {
    const { pod } = reviewOne(
      podWithSpec('hostNetwork: true\ncontainers: [{name: a, image: i, ports: [{containerPort: 80}]}]'),
    );
    expect(pod?.spec.containers[0]?.ports).toEqual([{ containerPort: 80, hostPort: 80, protocol: 'TCP' }]);
  });

  test('a volume without a source is an emptyDir, a hostPath without a type has the empty one', () => {
    const { pod } = reviewOne(podWithSpecFields('volumes: [{name: a}, {name: b, hostPath: {path: /srv}}]'));
    expect(pod?.spec.volumes).toEqual([
      { name: 'a', emptyDir: {} },
      { name: 'b', hostPath: { path: '/srv', type: '' } },
    ]);
  });
});

describe('the field report', () => {
  test('says of each field whether it is honoured or emulated, and how', () => {
    const { fields } = reviewOne(
      podWithSpecFields('serviceAccountName: bot\nvolumes: [{name: a, emptyDir: {sizeLimit: 1Gi}}]'),
    );
    expect(fields.map(({ path, verdict, line }) => [path, verdict, line])).toEqual([
      ['apiVersion', 'honoured', 1],
      ['kind', 'honoured', 2],
      ['metadata.name', 'honoured', 4],
      ['spec.containers[0].name', 'honoured', 7],
      ['spec.containers[0].image', 'honoured', 8],
      ['spec.serviceAccountName', 'emulated', 9],
      ['spec.volumes[0].name', 'honoured', 10],
      ['spec.volumes[0].emptyDir.sizeLimit', 'emulated', 10],
    ]);
    expect(
      fields.filter(({ verdict }) => verdict === 'emulated').every(({ note }) => note !== undefined),
    ).toBe(true);
  });
});

describe('a field whose value decides', () => {
  const verdictOf = (text: string, path: string) =>
    reviewOne(text).fields.find((field) => field.path === path);

  test.each([
    ['ClusterFirst', 'emulated', 'clusterDns'],
    ['ClusterFirstWithHostNet', 'emulated', 'clusterDns'],
    ['Default', 'honoured', undefined],
  ])('dnsPolicy %s is %s', (policy, verdict, code) => {
    const field = verdictOf(podWithSpecFields(`dnsPolicy: ${policy}`), 'spec.dnsPolicy');
    expect([field?.verdict, field?.note?.code]).toEqual([verdict, code]);
  });

  test.each([
    ['Always', 'emulated', 'pullAlways'],
    ['IfNotPresent', 'honoured', undefined],
    ['Never', 'honoured', undefined],
  ])('imagePullPolicy %s is %s', (policy, verdict, code) => {
    const field = verdictOf(
      podWithContainer(`imagePullPolicy: ${policy}`),
      'spec.containers[0].imagePullPolicy',
    );
    expect([field?.verdict, field?.note?.code]).toEqual([verdict, code]);
  });
});

describe('warnings of the API server', () => {
  const warningsOf = (yaml: string) => messagesOf(reviewOne(yaml), 'warning');

  test('accept a variable that builds on its first definition', () => {
    const env = 'env: [{name: P, value: /a}, {name: P, value: "$(P):/b"}]';
    expect(warningsOf(podWithContainer(env))).toEqual([]);
  });

  test('compare ports across the containers of a pod', () => {
    const init = 'initContainers: [{name: i, image: a, ports: [{containerPort: 80}]}]';
    const [api] = warningsOf(`${podWithContainer('ports: [{containerPort: 80}]')}\n  ${init}`);
    expect(api).toBe(
      'spec.containers[0].ports[0]: duplicate port definition with spec.initContainers[0].ports[0]',
    );
  });

  test('accept one port for two protocols and for two addresses of the host', () => {
    const ports =
      'ports: [{containerPort: 80}, {containerPort: 80, protocol: UDP}, {containerPort: 53, hostPort: 53, hostIP: 127.0.0.1}, {containerPort: 53, hostPort: 53, hostIP: 127.0.0.2}]';
    expect(warningsOf(podWithContainer(ports))).toEqual([]);
  });

  test.each([
    [
      'nodeSelector: {beta.kubernetes.io/os: linux}',
      'spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
    ],
    [
      'topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}]',
      'spec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no pod',
    ],
  ])('%s', (field, warning) => {
    expect(warningsOf(podWithSpecFields(field))).toEqual([warning]);
  });
});

describe('warnings do not stop a pod', () => {
  test.each([
    [
      'env: [{name: A, value: x}, {name: A, value: z}]',
      'spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
    ],
    [
      'ports: [{containerPort: 80}, {containerPort: 80}]',
      'spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]',
    ],
    [
      'env: [{name: A, value: x}, {name: A, value: "$(A)"}]',
      'spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
    ],
    [
      'ports: [{containerPort: 80}, {containerPort: 80, hostPort: 8080}]',
      'spec.containers[0].ports[1]: overlapping port definition with spec.containers[0].ports[0]',
    ],
    [
      'ports: [{containerPort: 80, hostPort: 8080}, {containerPort: 80, hostPort: 8080, hostIP: 127.0.0.1}]',
      'spec.containers[0].ports[1]: dangerously ambiguous port definition with spec.containers[0].ports[0]',
    ],
    [
      'ports: [{name: web, containerPort: 80, hostIP: 127.0.0.1}]',
      'spec.containers[0].ports[0]: hostIP set without hostPort: {Name:web HostPort:0 ContainerPort:80 Protocol:TCP HostIP:127.0.0.1}',
    ],
    [
      'resources: {requests: {ephemeral-storage: "0.5"}}',
      'spec.containers[0].resources.requests[ephemeral-storage]: fractional byte value "500m" is invalid, must be an integer',
    ],
    [
      'resources: {requests: {memory: 100m}}',
      'spec.containers[0].resources.requests[memory]: fractional byte value "100m" is invalid, must be an integer',
    ],
    [
      'securityContext: {privileged: true}',
      'spec.containers[0].securityContext.privileged: a privileged container can do anything that root can do on the host',
    ],
  ])('%s', (yaml, warning) => {
    const review = reviewOne(podWithContainer(yaml));
    expect(messagesOf(review, 'warning')).toEqual([warning]);
    expect(review.pod).toBeDefined();
  });

  test('a name that is no DNS label becomes the host name all the same', () => {
    const review = reviewOne(podWithMetadata('name: web.v1'));
    expect(messagesOf(review, 'warning')).toEqual([
      expect.stringMatching(
        /^metadata\.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: \[a lowercase RFC 1123 label must consist of .*\]$/,
      ),
    ]);
    expect(review.pod).toBeDefined();
  });

  test.each([
    [
      'terminationGracePeriodSeconds: -1',
      'spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1',
    ],
    ['hostAliases: [{ip: 1.1.1.1}, {ip: 1.1.1.1}]', 'spec.hostAliases[1].ip: duplicate ip "1.1.1.1"'],
    [
      'volumes: [{name: s, hostPath: {path: /var/run/docker.sock}}]',
      'spec.volumes[0].hostPath.path: this pod can reach /var/run/docker.sock of the host: whoever holds the engine socket controls the whole host',
    ],
    [
      'volumes: [{name: s, hostPath: {path: //}}]',
      "spec.volumes[0].hostPath.path: this pod can reach // of the host: it is the host's whole file system",
    ],
    [
      'volumes: [{name: s, hostPath: {path: /etc/ssl/}}]',
      "spec.volumes[0].hostPath.path: this pod can reach /etc/ssl/ of the host: it holds the host's configuration and password hashes",
    ],
  ])('%s', (yaml, warning) => {
    expect(messagesOf(reviewOne(podWithSpecFields(yaml)), 'warning')).toEqual([warning]);
  });

  test('two containers that declare one port are named', () => {
    const text = podWithSpec(
      'containers:\n- {name: a, image: i, ports: [{containerPort: 80}]}\n- {name: b, image: i, ports: [{containerPort: 80}]}',
    );
    expect(messagesOf(reviewOne(text), 'warning').join('\n')).toContain(
      'containers "a" and "b" share the pod\'s network',
    );
  });

  test('an octal number is explained, since YAML 1.2 would read it otherwise', () => {
    const review = reviewOne(podWithSpecFields('terminationGracePeriodSeconds: 010'));
    expect(review.pod?.spec.terminationGracePeriodSeconds).toBe(8);
    expect(messagesOf(review, 'info')).toEqual(['kubectl reads 010 as an octal number (YAML 1.1): 8']);
  });
});
