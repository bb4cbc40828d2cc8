// Types, reasons and messages of pod conditions and pod-level status, in the wording of Kubernetes 1.32.
// Texts are wire facts: never translate, never reword.

/** In the order in which the kubelet generates (and describe prints) them. */
export const conditionTypes = [
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
] as const;

export type ConditionType = (typeof conditionTypes)[number];

export const conditionReasons = {
  containersNotInitialized: 'ContainersNotInitialized',
  containersNotReady: 'ContainersNotReady',
  unknownContainerStatuses: 'UnknownContainerStatuses',
  podCompleted: 'PodCompleted',
  podFailed: 'PodFailed',
  readinessGatesNotReady: 'ReadinessGatesNotReady',
  unschedulable: 'Unschedulable',
  schedulingGated: 'SchedulingGated',
} as const;

export const conditionMessages = {
  /** Message of Initialized=False; container names in spec order. */
  notInitialized: (unknown: readonly string[], incomplete: readonly string[]) =>
    nameLists([
      ['containers with unknown status', unknown],
      ['containers with incomplete status', incomplete],
    ]),
  /** Message of ContainersReady=False and Ready=False. */
  notReady: (unknown: readonly string[], unready: readonly string[]) =>
    nameLists([
      ['containers with unknown status', unknown],
      ['containers with unready status', unready],
    ]),
  gateMissing: (gate: string) => `corresponding condition of pod readiness gate "${gate}" does not exist.`,
  gateNotTrue: (gate: string, status: string) =>
    `the status of pod readiness gate "${gate}" is not "True", but ${status}`,
  schedulingGated: () => 'Scheduling is blocked due to non-empty scheduling gates',
} as const;

/** Reason and message of `status` and of terminated states that no runtime reported. */
export const statusMessages = {
  deadlineExceeded: {
    reason: 'DeadlineExceeded',
    message: 'Pod was active on the node longer than the specified deadline',
  },
  /** A container known to run has vanished: goes to lastState, exit code 137. Two spaces are Kubernetes'. */
  containerVanished: {
    reason: 'ContainerStatusUnknown',
    message: 'The container could not be located when the pod was deleted.  The container used to be Running',
    exitCode: 137,
  },
  /** A container without a terminated state when its pod has ended. */
  containerLostAtEnd: {
    reason: 'ContainerStatusUnknown',
    message: 'The container could not be located when the pod was terminated',
    exitCode: 137,
  },
  /** status.message of a pod refused at admission; `text` is the event's message. */
  rejected: (text: string) => `Pod was rejected: ${text}`,
} as const;

function nameLists(lists: readonly (readonly [string, readonly string[]])[]): string {
  return lists
    .filter(([, names]) => names.length > 0)
    .map(([label, names]) => `${label}: [${names.join(' ')}]`)
    .join(', ');
}
