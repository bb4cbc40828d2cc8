// The API server's defaulting of a Pod (pkg/apis/core/v1/defaults.go) and what admission adds on top. Unlike a
// cluster, no service account token volume is added: there is no API server to use it against.

import { defaultPullPolicy } from '../common/kubernetes/imageReference.ts';
import type {
  Container,
  Pod,
  PodManifest,
  PodSpec,
  ResourceRequirements,
  Toleration,
  Volume,
} from '../common/kubernetes/objects.ts';
import { formatQuantity, parseQuantity } from '../common/kubernetes/quantity.ts';
import { defaultLifecycle, defaultProbe } from './defaultProbe.ts';

type Amounts = Readonly<Record<string, string>>;

/** Stored quantities are strings in canonical form. CPU has no amounts finer than 1m. */
function canonicalAmounts(amounts: Amounts | undefined): Record<string, string> | undefined {
  if (amounts === undefined) return undefined;
  const entries = Object.entries(amounts).map(([name, text]) => [
    name,
    canonicalAmount(text, name === 'cpu'),
  ]);
  return Object.fromEntries(entries);
}

const MILLI = 1_000_000n;

function canonicalAmount(text: string | number, roundToMilli: boolean): string {
  const quantity = parseQuantity(text);
  if (quantity === undefined) return String(text);
  const rest = quantity.nanos % MILLI;
  const rounded = roundToMilli && rest > 0n ? quantity.nanos - rest + MILLI : quantity.nanos;
  return formatQuantity({ ...quantity, nanos: rounded });
}

function defaultResources(resources: ResourceRequirements | undefined): ResourceRequirements {
  if (resources === undefined) return {};
  const limits = canonicalAmounts(resources.limits);
  const requests = canonicalAmounts(resources.requests);
  return {
    ...resources,
    ...(limits === undefined ? {} : { limits }),
    ...(limits === undefined && requests === undefined ? {} : { requests: { ...limits, ...requests } }),
  };
}

function defaultContainer(container: Container, spec: PodSpec): Container {
  const { livenessProbe, readinessProbe, startupProbe, lifecycle } = container;
  return {
    ...container,
    ...(container.image === undefined
      ? {}
      : { imagePullPolicy: container.imagePullPolicy || defaultPullPolicy(container.image) }),
    terminationMessagePath: container.terminationMessagePath || '/dev/termination-log',
    terminationMessagePolicy: container.terminationMessagePolicy || 'File',
    resources: defaultResources(container.resources),
    ...(container.ports === undefined
      ? {}
      : {
          ports: container.ports.map((port) => ({
            ...port,
            protocol: port.protocol || 'TCP',
            ...(spec.hostNetwork === true && !port.hostPort ? { hostPort: port.containerPort } : {}),
          })),
        }),
    ...(container.env === undefined ? {} : { env: container.env.map(defaultEnvVar) }),
    ...(livenessProbe === undefined ? {} : { livenessProbe: defaultProbe(livenessProbe) }),
    ...(readinessProbe === undefined ? {} : { readinessProbe: defaultProbe(readinessProbe) }),
    ...(startupProbe === undefined ? {} : { startupProbe: defaultProbe(startupProbe) }),
    ...(lifecycle === undefined ? {} : { lifecycle: defaultLifecycle(lifecycle) }),
  };
}

type EnvVar = NonNullable<Container['env']>[number];

function defaultEnvVar(variable: EnvVar): EnvVar {
  const fieldRef = variable.valueFrom?.fieldRef;
  if (fieldRef === undefined) return variable;
  return {
    ...variable,
    valueFrom: { ...variable.valueFrom, fieldRef: { ...fieldRef, apiVersion: fieldRef.apiVersion || 'v1' } },
  };
}

/** 0644 in octal. */
const DEFAULT_MODE = 0o644;

function defaultVolume(volume: Volume): Volume {
  const { name, ...sources } = volume;
  if (Object.keys(sources).length === 0) return { name, emptyDir: {} };
  const { emptyDir, hostPath, secret, configMap, downwardAPI, projected } = volume;
  return {
    ...volume,
    ...(emptyDir?.sizeLimit === undefined
      ? {}
      : { emptyDir: { ...emptyDir, sizeLimit: canonicalAmount(emptyDir.sizeLimit, false) } }),
    ...(hostPath === undefined ? {} : { hostPath: { ...hostPath, type: hostPath.type ?? '' } }),
    ...(secret === undefined
      ? {}
      : { secret: { ...secret, defaultMode: secret.defaultMode ?? DEFAULT_MODE } }),
    ...(configMap === undefined
      ? {}
      : { configMap: { ...configMap, defaultMode: configMap.defaultMode ?? DEFAULT_MODE } }),
    ...(downwardAPI === undefined
      ? {}
      : { downwardAPI: { ...downwardAPI, defaultMode: downwardAPI.defaultMode ?? DEFAULT_MODE } }),
    ...(projected === undefined
      ? {}
      : { projected: { ...projected, defaultMode: projected.defaultMode ?? DEFAULT_MODE } }),
  };
}

/** The DefaultTolerationSeconds admission plugin: five minutes on an unready or unreachable node. */
const NODE_TROUBLE_SECONDS = 300;
const nodeTroubles = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

function defaultTolerations(given: readonly Toleration[] = []): Toleration[] {
  const tolerates = (key: string): boolean =>
    given.some(
      (toleration) =>
        (toleration.key === key || !toleration.key) &&
        (toleration.effect === 'NoExecute' || !toleration.effect),
    );
  const added = nodeTroubles
    .filter((key) => !tolerates(key))
    .map((key) => ({
      key,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: NODE_TROUBLE_SECONDS,
    }));
  return [...given, ...added];
}

function defaultSpec(spec: PodSpec): PodSpec {
  const serviceAccountName = spec.serviceAccountName || spec.serviceAccount || 'default';
  return {
    ...spec,
    ...(spec.volumes === undefined ? {} : { volumes: spec.volumes.map(defaultVolume) }),
    ...(spec.initContainers === undefined
      ? {}
      : { initContainers: spec.initContainers.map((container) => defaultContainer(container, spec)) }),
    containers: (spec.containers ?? []).map((container) => defaultContainer(container, spec)),
    ...(spec.ephemeralContainers === undefined
      ? {}
      : {
          ephemeralContainers: spec.ephemeralContainers.map((container) => ({
            ...container,
            ...defaultContainer(container, spec),
          })),
        }),
    restartPolicy: spec.restartPolicy || 'Always',
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    dnsPolicy: spec.dnsPolicy || 'ClusterFirst',
    serviceAccountName,
    serviceAccount: serviceAccountName,
    securityContext: spec.securityContext ?? {},
    schedulerName: spec.schedulerName || 'default-scheduler',
    tolerations: defaultTolerations(spec.tolerations),
    priority: spec.priority ?? 0,
    enableServiceLinks: spec.enableServiceLinks ?? true,
    preemptionPolicy: spec.preemptionPolicy || 'PreemptLowerPriority',
  };
}

/** Metadata that the server sets; what a client sends for it is dropped, as on create in a cluster. */
const serverMetadata = new Set([
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generation',
  'managedFields',
  'selfLink',
  'resourceVersion',
]);

/** The pod as `kubectl get -o yaml` would show it right after create, but for uid, timestamps and status. */
export function defaultPod(pod: Pod): PodManifest {
  const metadata = Object.entries(pod.metadata ?? {}).filter(([key]) => !serverMetadata.has(key));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...Object.fromEntries(metadata), namespace: pod.metadata?.namespace || 'default' },
    spec: defaultSpec(pod.spec ?? { containers: [] }),
  };
}
