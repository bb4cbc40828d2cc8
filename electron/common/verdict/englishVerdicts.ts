// Verdicts in English. Kubernetes' terms, reasons and the engine's own error texts stay as they are.

import { exitMeaning } from './exitMeaning.ts';
import type { PullCause } from './pullCause.ts';
import type { ContainerRef, VerdictMessages } from './verdict.ts';

const who = ({ name, role }: ContainerRef) => `${role === 'main' ? '' : `${role} `}container ${name}`;
const Who = (container: ContainerRef) => upperFirst(who(container));
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const retry = (retryIn: string | undefined) =>
  retryIn === undefined ? '' : ` It is started again in ${retryIn}.`;
const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const list = (names: readonly (string | number)[]) => conjunction.format(names.map(String));

function exitText(exitCode: number): string {
  const meaning = exitMeaning(exitCode);
  switch (meaning.kind) {
    case 'notExecutable':
      return `${exitCode} (a command is not executable: check its permissions)`;
    case 'notFound':
      return `${exitCode} (a command was not found: check its name and PATH in the image)`;
    case 'badExitCode':
      return `${exitCode} (the command could not be run)`;
    case 'signal':
      return `${exitCode} (ended by ${meaning.signal})`;
    case 'general':
      return `${exitCode}`;
  }
}

const pullAdvice: Readonly<Record<PullCause, string>> = {
  notFound: 'the registry has no such image or tag. Check the spelling of the name and the tag.',
  denied: 'it does not exist or needs a login. Check the name, or log in to the registry with docker login.',
  unreachable: 'the registry cannot be reached. Check the network, the proxy and the host name in the image.',
  tls: "the registry's certificate is not trusted. Install its CA, or list it in the engine's insecure-registries.",
  rateLimited: 'the registry limits pulls. Log in to it, or wait.',
  wrongPlatform: "the image has no variant for this engine's CPU. Use an image built for it.",
  diskFull: "the engine's disk is full. Remove images or volumes that are not used.",
  other: 'see the message of the engine in the events.',
};

export const englishVerdicts: VerdictMessages = {
  mainProcessEnded: ({ container, after, atOnce, retryIn }) =>
    (atOnce
      ? `The main process of ${who(container)} ended at once with code 0; Kubernetes expects it to keep running: run it in the foreground.`
      : `The main process of ${who(container)} ended with code 0 after ${after}; with restartPolicy Always it is started again. Use OnFailure or Never for work that ends.`) +
    retry(retryIn),
  crashed: ({ container, exitCode, lastLine, retryIn, willRestart }) =>
    `${Who(container)} failed with exit code ${exitText(exitCode)}${lastLine ? `: “${lastLine}”` : ''}. ` +
    `${container.role === 'init' ? 'The other containers wait for it. ' : ''}Look at its ${willRestart ? 'previous ' : ''}logs.${retry(retryIn)}`,
  outOfMemory: ({ container, limit, exitCode, retryIn }) =>
    `${Who(container)} was killed (OOMKilled, exit code ${exitCode}) because it used more memory than ` +
    `${limit ? `its limit of ${limit}. Raise resources.limits.memory, or make it use less.` : 'the machine had left. Set resources.limits.memory, or make it use less.'}${retry(retryIn)}`,
  portClash: ({ container, other, port }) =>
    `${Who(container)} fails because ${who(other)} of the same pod already listens on port ${port} (address already in use): containers of a pod share one network. Give one of them another port.`,
  addressInUse: ({ container }) =>
    `${Who(container)} fails because its port is already taken inside the pod (address already in use): containers of a pod share one network. Give it another port.`,
  notReady: ({ containers, unreadyFor }) =>
    `Running but not ready${unreadyFor ? ` for ${unreadyFor}` : ''}: ${list(containers)}. Check the readiness probe and the logs.`,
  partlyCompleted: ({ completed, running }) =>
    `${list(completed)} completed with code 0 and ${completed.length === 1 ? 'is' : 'are'} not started again, while ${list(running)} still ${running.length === 1 ? 'runs' : 'run'}; the pod counts as NotReady. Nothing to do if that is intended.`,
  initRunning: ({ container, position, total, runningFor }) =>
    `${Who(container)} (${position} of ${total}) has been running for ${runningFor}; the next containers start when it ends. Look at its logs if that is too long.`,
  imagePullFailed: ({ image, cause }) =>
    `Image ${image} cannot be pulled: ${pullAdvice[cause]} It is tried again by itself.`,
  imageNeverPulled: ({ image }) =>
    `Image ${image} is not on this engine and imagePullPolicy is Never. Build or load it, or use IfNotPresent.`,
  imageNameInvalid: ({ container, image }) =>
    `“${image}”, the image of ${who(container)}, is not a valid image name. Names are lower case, as in registry/name:tag.`,
  imagePulling: ({ image, pullingFor }) => `Pulling image ${image} for ${pullingFor}.`,
  configInvalid: ({ container, message }) =>
    `${Who(container)} cannot be configured: ${message}. It starts by itself once that is there.`,
  createFailed: ({ container, message }) => `The engine cannot create ${who(container)}: ${message}`,
  startFailed: ({ container, message }) => `The engine cannot start ${who(container)}: ${message}`,
  commandNotFound: ({ container, command }) =>
    `${Who(container)} cannot start: “${command}” was not found in the image. Check command and args.`,
  commandNotExecutable: ({ container, command }) =>
    `${Who(container)} cannot start: “${command}” may not be executed. Make it executable (chmod +x) in the image, or start it with its interpreter.`,
  wrongPlatform: ({ container, image }) =>
    `${Who(container)} cannot start: image ${image} is built for another CPU (exec format error). Use an image for this engine's architecture.`,
  postStartFailed: ({ container, message }) =>
    `${Who(container)} was stopped because its postStart hook failed: ${message}`,
  hostPortTaken: ({ port }) =>
    `${port === undefined ? 'A hostPort' : `hostPort ${port}`} is already in use on this machine. Stop what uses it, or choose another hostPort.`,
  sandboxFailed: ({ message }) => `The engine cannot create the pod's sandbox: ${message}`,
  mountFailed: ({ volume, message }) =>
    `${volume ? `Volume ${volume}` : 'A volume'} cannot be mounted, so no container is started: ${message}`,
  creating: ({ waitingFor }) =>
    `The containers have not been created for ${waitingFor}. See the events for the current step.`,
  notScheduled: () => 'Waiting to be assigned to this machine.',
  nodeLabelsMissing: ({ labels }) =>
    `No node has the label ${list(labels)} that nodeSelector asks for. Label the node ${list(labels)}, or change nodeSelector.`,
  resourcesInsufficient: ({ resources }) =>
    `This machine has too little free ${list(resources)} for the pod's requests. Lower resources.requests, or delete other pods.`,
  hostPortsUnavailable: ({ ports }) =>
    `Another pod already uses hostPort ${list(ports)}. Delete that pod, or choose another hostPort.`,
  taintNotTolerated: ({ taint }) =>
    `The node has the taint {${taint}} that the pod does not tolerate. Add a toleration, or remove the taint.`,
  unschedulable: ({ message }) => `The pod cannot be scheduled: ${message}`,
  evicted: ({ message }) => `The pod was evicted: ${message} Apply it again when there is room.`,
  deadlineExceeded: ({ seconds }) =>
    `The pod was stopped because it ran longer than activeDeadlineSeconds${seconds === undefined ? '' : ` (${seconds}s)`}. Raise the deadline and apply it again.`,
  podFailed: ({ reason, message }) => `The pod failed (${reason})${message ? `: ${message}` : '.'}`,
  terminationOverdue: ({ overdueFor }) =>
    `Deletion is overdue by ${overdueFor}: a container does not stop. Force the deletion, or check the engine.`,
};
