// Reasons and messages of `state.waiting`, one per step of starting a container, in the wording of Kubernetes 1.32.
// Texts are wire facts: never translate, never reword.

import { goQuote } from '../kubernetes/goQuote.ts';
import { goDuration } from './goDuration.ts';
import { type PodIdentity, podRef } from './podRef.ts';

export type WaitingReason =
  | 'ContainerCreating'
  | 'PodInitializing'
  | 'CrashLoopBackOff'
  | 'InvalidImageName'
  | 'ImageInspectError'
  | 'ErrImageNeverPull'
  | 'ErrImagePull'
  | 'ImagePullBackOff'
  | 'RegistryUnavailable'
  | 'CreateContainerConfigError'
  | 'CreateContainerError'
  | 'RunContainerError'
  | 'PostStartHookError';

/** A waiting state; `message` is absent where Kubernetes leaves it out. */
export interface WaitingText {
  readonly reason: WaitingReason;
  readonly message?: string;
}

export const waitingMessages = {
  containerCreating: (): WaitingText => ({ reason: 'ContainerCreating' }),
  podInitializing: (): WaitingText => ({ reason: 'PodInitializing' }),
  crashLoopBackOff: (backOffMs: number, container: string, pod: PodIdentity): WaitingText => ({
    reason: 'CrashLoopBackOff',
    message: `back-off ${goDuration(backOffMs)} restarting failed container=${container} pod=${podRef(pod)}`,
  }),
  /** `message` comes from imageReference.ts (`invalidImageNameMessage`). */
  invalidImageName: (message: string): WaitingText => ({ reason: 'InvalidImageName', message }),
  /** 1.32 prints an empty image name here. */
  imageInspectError: (error: string): WaitingText => ({
    reason: 'ImageInspectError',
    message: `Failed to inspect image "": ${error}`,
  }),
  errImageNeverPull: (image: string): WaitingText => ({
    reason: 'ErrImageNeverPull',
    message: `Container image ${goQuote(image)} is not present with pull policy of Never`,
  }),
  errImagePull: (error: string): WaitingText => ({ reason: 'ErrImagePull', message: error }),
  imagePullBackOff: (image: string, lastError: string): WaitingText => ({
    reason: 'ImagePullBackOff',
    message: `Back-off pulling image ${goQuote(image)}: ErrImagePull: ${lastError}`,
  }),
  createContainerConfigError: (error: string): WaitingText => ({
    reason: 'CreateContainerConfigError',
    message: error,
  }),
  createContainerError: (error: string): WaitingText => ({ reason: 'CreateContainerError', message: error }),
  runContainerError: (error: string): WaitingText => ({ reason: 'RunContainerError', message: error }),
  postStartHookError: (message: string): WaitingText => ({ reason: 'PostStartHookError', message }),
} as const;
