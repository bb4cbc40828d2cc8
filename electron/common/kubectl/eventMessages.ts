// Every event text that Podbay emits, in the wording of Kubernetes 1.32, so that a later target changes this
// file only. Texts are wire facts: never translate, never reword.

import { goQuote } from '../kubernetes/goQuote.ts';
import { goDuration, truncateToMs } from './goDuration.ts';
import { type PodIdentity, podRef } from './podRef.ts';

/** The three parts of a v1.Event that the table decides; the recorder adds object, source and times. */
export interface EventText {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

const normal = (reason: string, message: string): EventText => ({ type: 'Normal', reason, message });
const warning = (reason: string, message: string): EventText => ({ type: 'Warning', reason, message });

/** `source.component` (or `reportingController`) of the events below. */
export const eventComponents = { scheduler: 'default-scheduler', kubelet: 'kubelet' } as const;

/** Emitted by `default-scheduler` in the events.k8s.io form (eventTime set, no first and last timestamp). */
export const schedulerEvents = {
  scheduled: (pod: PodIdentity, nodeName: string) =>
    normal('Scheduled', `Successfully assigned ${pod.namespace}/${pod.name} to ${nodeName}`),
  /** `message` comes from schedulingMessages.ts. */
  failedScheduling: (message: string) => warning('FailedScheduling', message),
} as const;

/** Emitted by `kubelet` with the container's fieldPath. */
export const imageEvents = {
  pulling: (image: string) => normal('Pulling', `Pulling image ${goQuote(image)}`),
  /** Durations in milliseconds, truncated as the kubelet does; size in bytes. */
  pulled: (image: string, pullMs: number, totalMs: number, sizeBytes: number) =>
    normal(
      'Pulled',
      `Successfully pulled image ${goQuote(image)} in ${goDuration(truncateToMs(pullMs))} ` +
        `(${goDuration(truncateToMs(totalMs))} including waiting). Image size: ${sizeBytes} bytes.`,
    ),
  alreadyPresent: (image: string) =>
    normal('Pulled', `Container image ${goQuote(image)} already present on machine`),
  pullFailed: (image: string, error: string) =>
    warning('Failed', `Failed to pull image ${goQuote(image)}: ${error}`),
  pullBackOff: (image: string) => normal('BackOff', `Back-off pulling image ${goQuote(image)}`),
  /** `message` is the waiting message of InvalidImageName or ImageInspectError. */
  inspectFailed: (message: string) => warning('InspectFailed', message),
  /** `message` is the waiting message of ErrImageNeverPull. */
  neverPull: (message: string) => warning('ErrImageNeverPull', message),
} as const;

/** Emitted by `kubelet` with the container's fieldPath. */
export const containerEvents = {
  created: (container: string) => normal('Created', `Created container: ${container}`),
  started: (container: string) => normal('Started', `Started container ${container}`),
  /** `text` is a waiting reason for image errors (`ErrImagePull`), else the error itself. */
  failed: (text: string) => warning('Failed', `Error: ${text}`),
  restartBackOff: (container: string, pod: PodIdentity) =>
    warning('BackOff', `Back-off restarting failed container ${container} in pod ${podRef(pod)}`),
  /** `message` comes from `killingMessages`. */
  killing: (message: string) => normal('Killing', message),
  unhealthy: (probe: ProbeType, output: string) => warning('Unhealthy', `${probe} probe failed: ${output}`),
  probeErrored: (probe: ProbeType, error: string) => warning('Unhealthy', `${probe} probe errored: ${error}`),
  probeWarning: (probe: ProbeType, output: string) =>
    warning('ProbeWarning', `${probe} probe warning: ${output}`),
  postStartFailed: () => warning('FailedPostStartHook', 'PostStartHook failed'),
  preStopFailed: () => warning('FailedPreStopHook', 'PreStopHook failed'),
} as const;

export type ProbeType = 'Liveness' | 'Readiness' | 'Startup';

/** Why a container is killed: the message of its Killing event. */
export const killingMessages = {
  stopping: (container: string) => `Stopping container ${container}`,
  livenessFailed: (container: string) => `Container ${container} failed liveness probe`,
  startupFailed: (container: string) => `Container ${container} failed startup probe`,
  definitionChanged: (container: string) => `Container ${container} definition changed`,
  unknownState: () => 'Container is in "unknown" state, try killing it before restart',
  initLivenessFailed: (container: string) => `Init container ${container} failed liveness probe`,
  initStartupFailed: (container: string) => `Init container ${container} failed startup probe`,
  initDefinitionChanged: (container: string) => `Init container ${container} definition changed`,
  initUnknownState: () => 'Init container is in "unknown" state, try killing it before restart',
  postStartFailed: () => 'FailedPostStartHook',
  /** Appended to the message of a regular container that starts again. */
  willBeRestarted: (message: string) => `${message}, will be restarted`,
} as const;

/** cri-dockerd's words before the engine's own; for an id the kubelet puts the container's name. */
export const criErrors = {
  createSandbox: (pod: string, error: string) =>
    `failed to create a sandbox for pod ${goQuote(pod)}: ${error}`,
  startSandbox: (pod: string, error: string) =>
    `failed to start sandbox container for pod ${goQuote(pod)}: ${error}`,
  startContainer: (container: string, error: string) =>
    `failed to start container ${goQuote(container)}: ${error}`,
} as const;

/** Emitted by `kubelet` for the pod as a whole (no fieldPath). */
export const podEvents = {
  sandboxChanged: () => normal('SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.'),
  createSandboxFailed: (error: string) =>
    warning('FailedCreatePodSandBox', `Failed to create pod sandbox: ${error}`),
  sandboxStatusFailed: (error: string) =>
    warning('FailedPodSandBoxStatus', `Unable to get pod sandbox status: ${error}`),
  networkNotReady: (error: string) => warning('NetworkNotReady', `network is not ready: ${error}`),
  killFailed: (error: string) => warning('FailedKillPod', `error killing pod: ${error}`),
  syncFailed: (error: string) => warning('FailedSync', `error determining status: ${error}`),
  dataDirectoriesFailed: (error: string) => warning('Failed', `error making pod data directories: ${error}`),
  /** The space before the colon is Kubernetes'. */
  mountFailed: (volume: string, error: string) =>
    warning('FailedMount', `MountVolume.SetUp failed for volume ${goQuote(volume)} : ${error}`),
  mountTimedOut: (unmounted: readonly string[]) =>
    warning(
      'FailedMount',
      `Unable to attach or mount volumes: unmounted volumes=[${unmounted.join(' ')}], ` +
        'unattached volumes=[], failed to process volumes=[]: context deadline exceeded',
    ),
  exceededGracePeriod: () =>
    warning('ExceededGracePeriod', 'Container runtime did not kill the pod within specified grace period.'),
  deadlineExceeded: (message: string) => normal('DeadlineExceeded', message),
  searchLineTruncated: (searchLine: string) =>
    warning(
      'DNSConfigForming',
      'Search Line limits were exceeded, some search paths have been omitted, ' +
        `the applied search line is: ${searchLine}`,
    ),
  nameserversTruncated: (nameserverLine: string) =>
    warning(
      'DNSConfigForming',
      'Nameserver limits were exceeded, some nameservers have been omitted, ' +
        `the applied nameserver line is: ${nameserverLine}`,
    ),
  missingClusterDNS: (pod: PodIdentity, dnsPolicy: string) =>
    warning(
      'MissingClusterDNS',
      `pod: ${goQuote(podRef(pod))}. kubelet does not have ClusterDNS IP configured and cannot create Pod using ` +
        `${goQuote(dnsPolicy)} policy. Falling back to "Default" policy.`,
    ),
  pullSecretsMissing: (names: readonly string[]) =>
    warning(
      'FailedToRetrieveImagePullSecret',
      `Unable to retrieve some image pull secrets (${names.join(', ')}); ` +
        'attempting to pull the image may not succeed.',
    ),
} as const;
