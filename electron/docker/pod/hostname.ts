// A pod's host name, as the kubelet derives it.

import { AppError } from '../../common/appError.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';

export const CLUSTER_DOMAIN = 'cluster.local';

/** Linux' limit for a host name, and the kubelet's for a short one. */
const MAX_FQDN = 64;
const MAX_HOSTNAME = 63;

function shortHostname(pod: PodObject): string {
  const name = pod.spec.hostname || pod.metadata.name;
  return name.length <= MAX_HOSTNAME ? name : name.slice(0, MAX_HOSTNAME).replace(/[-.]+$/, '');
}

/** Only a pod with a subdomain has one. */
function fqdn(pod: PodObject): string | undefined {
  const { subdomain } = pod.spec;
  return subdomain
    ? `${shortHostname(pod)}.${subdomain}.${pod.metadata.namespace}.svc.${CLUSTER_DOMAIN}`
    : undefined;
}

/** What follows the pod's address in /etc/hosts. */
export function hostsNames(pod: PodObject): readonly string[] {
  const full = fqdn(pod);
  return full === undefined ? [shortHostname(pod)] : [full, shortHostname(pod)];
}

/** What `hostname` prints in the pod; not for hostNetwork, where it is the node's. */
export function podHostname(pod: PodObject): string {
  const full = fqdn(pod);
  if (pod.spec.setHostnameAsFQDN !== true || full === undefined) return shortHostname(pod);
  if (full.length > MAX_FQDN) {
    const message =
      `failed to construct FQDN from pod hostname and cluster domain, FQDN ${full} is too long ` +
      `(${MAX_FQDN} characters is the max, ${full.length} characters requested)`;
    throw new AppError('InvalidArgument', message, { details: message });
  }
  return full;
}
