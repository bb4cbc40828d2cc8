// Why the pod has no node yet: reads the scheduler's text, the only place where its reasons are recorded.

import { schedulingReasons } from '../kubectl/schedulingMessages.ts';
import type { Pod } from '../kubernetes/objects.ts';
import type { PodVerdict } from './verdict.ts';

export function schedulingVerdict(pod: Pod): PodVerdict | undefined {
  const scheduled = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status === 'False') return unschedulable(pod, scheduled.message ?? '');
  const isPending = (pod.status?.phase ?? 'Pending') === 'Pending';
  return isPending && !pod.spec?.nodeName ? { code: 'notScheduled', severity: 'info' } : undefined;
}

function unschedulable(pod: Pod, message: string): PodVerdict {
  const severity = 'error';
  const nodeSelector = Object.entries(pod.spec?.nodeSelector ?? {});
  if (nodeSelector.length > 0 && message.includes(schedulingReasons.nodeSelectorMismatch())) {
    return {
      code: 'nodeLabelsMissing',
      severity,
      labels: nodeSelector.map(([key, value]) => `${key}=${value}`),
    };
  }
  const resources = [...message.matchAll(/Insufficient ([^\s,]+?)(?=[,.](?:\s|$))/g)].map(
    (match) => match[1] ?? '',
  );
  if (resources.length > 0) return { code: 'resourcesInsufficient', severity, resources };
  if (message.includes(schedulingReasons.hostPortsTaken())) {
    return { code: 'hostPortsUnavailable', severity, ports: hostPorts(pod) };
  }
  const taint = /untolerated taint(?:\(s\))? \{([^}]*)\}/.exec(message)?.[1];
  if (taint !== undefined) return { code: 'taintNotTolerated', severity, taint };
  return { code: 'unschedulable', severity, message };
}

function hostPorts(pod: Pod): number[] {
  const containers = [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])];
  return containers.flatMap(({ ports }) =>
    (ports ?? []).flatMap(({ hostPort }) => (hostPort ? [hostPort] : [])),
  );
}
