// /etc/hosts in the kubelet's exact form. The pod's addresses are known only inside the sandbox, so /pause fills them
// in (resources/infra/pause.c).

import type { PodObject } from '../../common/kubernetes/objects.ts';
import { hostsNames } from './hostname.ts';

/** A line that /pause replaces by one line per address of the pod. */
const POD_HOSTS_TOKEN = '%POD_HOSTS%';

function aliasLines(pod: PodObject): string {
  const aliases = pod.spec.hostAliases ?? [];
  if (aliases.length === 0) return '';
  const lines = aliases.map(({ ip, hostnames }) => `${[ip, ...(hostnames ?? [])].join('\t')}\n`);
  return `\n# Entries added by HostAliases.\n${lines.join('')}`;
}

function managedHosts(pod: PodObject): string {
  return [
    '# Kubernetes-managed hosts file.',
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::0\tip6-localnet',
    'fe00::0\tip6-mcastprefix',
    'fe00::1\tip6-allnodes',
    'fe00::2\tip6-allrouters',
    POD_HOSTS_TOKEN,
    aliasLines(pod),
  ].join('\n');
}

/** The environment from which /pause writes the file. */
export function hostsEnvironment(pod: PodObject): readonly string[] {
  if (pod.spec.hostNetwork === true)
    return [
      'PODBAY_HOSTS_PREPEND=# Kubernetes-managed hosts file (host network).\n',
      `PODBAY_HOSTS_APPEND=${aliasLines(pod)}`,
    ];
  return [`PODBAY_HOSTS=${managedHosts(pod)}`, `PODBAY_HOSTNAMES=${hostsNames(pod).join('\t')}`];
}

/** The aliases for a pause image that cannot write files: Docker's `name:address` form. */
export function extraHosts(pod: PodObject): readonly string[] {
  return (pod.spec.hostAliases ?? []).flatMap(({ ip, hostnames }) =>
    (hostnames ?? []).map((name) => `${name}:${ip ?? ''}`),
  );
}
