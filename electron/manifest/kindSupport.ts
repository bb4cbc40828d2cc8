// Kinds other than Pod: known ones are named with what to do instead, unknown ones get kubectl's answer.

import { goQuote } from '../common/kubernetes/goQuote.ts';

const workloads = 'workloads arrive in a later release. Apply its pod template as a Pod to run it now';
const config = 'configuration objects arrive in a later release. Write the values into the Pod to run it now';
const services =
  'Services arrive in a later release. Reach the pod by its IP, a hostPort or a port-forward now';
const storage = 'persistent volumes arrive in a later release. Use an emptyDir or hostPath volume now';
const namespaces = 'namespaces need no object here: write metadata.namespace into the Pod';
const cluster = 'it configures a cluster, and Podbay runs pods on one Docker Engine';

const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  v1: {
    ConfigMap: config,
    Secret: config,
    Service: services,
    Endpoints: services,
    Namespace: namespaces,
    PersistentVolume: storage,
    PersistentVolumeClaim: storage,
    ReplicationController: workloads,
    PodTemplate: workloads,
    ServiceAccount: cluster,
    Node: cluster,
    Event: cluster,
    LimitRange: cluster,
    ResourceQuota: cluster,
  },
  'apps/v1': { Deployment: workloads, ReplicaSet: workloads, DaemonSet: workloads, StatefulSet: workloads },
  'batch/v1': { Job: workloads, CronJob: workloads },
  'networking.k8s.io/v1': { Ingress: services, IngressClass: services, NetworkPolicy: cluster },
  'rbac.authorization.k8s.io/v1': {
    Role: cluster,
    RoleBinding: cluster,
    ClusterRole: cluster,
    ClusterRoleBinding: cluster,
  },
  'autoscaling/v2': { HorizontalPodAutoscaler: cluster },
  'policy/v1': { PodDisruptionBudget: cluster },
  'storage.k8s.io/v1': { StorageClass: storage },
};

export const knownKinds: readonly string[] = [
  'Pod',
  ...Object.values(kinds).flatMap((group) => Object.keys(group)),
];

/** The error for an object that is not a v1 Pod. */
export function unsupportedKindError(
  object: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
  },
  file: string,
): string {
  const { apiVersion, kind, name, namespace } = object;
  const reason = Object.hasOwn(kinds, apiVersion) ? kinds[apiVersion]?.[kind] : undefined;
  if (reason !== undefined) return `kind ${kind} (${apiVersion}) is not supported by Podbay yet: ${reason}.`;
  return (
    `error: resource mapping not found for name: ${goQuote(name)} namespace: ${goQuote(namespace)} ` +
    `from ${goQuote(file)}: no matches for kind ${goQuote(kind)} in version ${goQuote(apiVersion)}\n` +
    'ensure CRDs are installed first'
  );
}
