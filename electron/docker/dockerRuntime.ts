// PodRuntime on a Docker engine: one verb a file, this one only joins them.

import type { PodRuntime } from '../engine/runtime/podRuntime.ts';
import { podDialer } from './forward/podDialer.ts';
import { snapshot } from './observe/snapshot.ts';
import { watch } from './observe/watch.ts';
import type { RuntimeContext } from './runtimeContext.ts';
import { attachTerminal } from './terminal/attachTerminal.ts';
import { execTerminal } from './terminal/execTerminal.ts';
import { findShell } from './terminal/findShell.ts';
import { acquireLease } from './verbs/acquireLease.ts';
import { containerLogs } from './verbs/containerLogs.ts';
import { createContainer } from './verbs/createContainer.ts';
import { createSandbox } from './verbs/createSandbox.ts';
import { inspectImage } from './verbs/inspectImage.ts';
import { logBytes } from './verbs/logBytes.ts';
import { logTail } from './verbs/logTail.ts';
import { prepareVolumes } from './verbs/prepareVolumes.ts';
import { pullImage } from './verbs/pullImage.ts';
import { removeContainer } from './verbs/removeContainer.ts';
import { removeVolumes } from './verbs/removeVolumes.ts';
import { startContainer } from './verbs/startContainer.ts';
import { startSandbox } from './verbs/startSandbox.ts';
import { stopContainer } from './verbs/stopContainer.ts';
import { terminationMessage } from './verbs/terminationMessage.ts';

/** `dispose` ends everything that the connection still has open. */
export function dockerRuntime(context: RuntimeContext, dispose: () => void): PodRuntime {
  return {
    info: context.info,
    clientEnvironment: context.clientEnvironment,
    snapshot: (podUid, signal) => snapshot(context, podUid, signal),
    watch: (since, signal) => watch(context, since, signal),
    inspectImage: (reference, signal) => inspectImage(context, reference, signal),
    pullImage: (reference, onProgress, signal) => pullImage(context, reference, onProgress, signal),
    prepareVolumes: (pod, signal) => prepareVolumes(context, pod, signal),
    removeVolumes: (podUid, signal) => removeVolumes(context, podUid, signal),
    createSandbox: (pod, attempt, signal) => createSandbox(context, pod, attempt, signal),
    startSandbox: (id, signal) => startSandbox(context, id, signal),
    createContainer: (request, signal) => createContainer(context, request, signal),
    startContainer: (id, signal) => startContainer(context, id, signal),
    stopContainer: (id, graceSeconds, signal) => stopContainer(context, id, graceSeconds, signal),
    removeContainer: (id, signal) => removeContainer(context, id, signal),
    terminationMessage: (containerId, path, signal) => terminationMessage(context, containerId, path, signal),
    logTail: (containerId, maxLines, maxBytes, signal) =>
      logTail(context, containerId, maxLines, maxBytes, signal),
    containerLogs: (containerId, options, signal) => containerLogs(context, containerId, options, signal),
    logBytes: (containerId, signal) => logBytes(context, containerId, signal),
    findShell: (containerId, signal) => findShell(context, containerId, signal),
    exec: (request, signal) => execTerminal(context, request, signal),
    attach: (request, signal) => attachTerminal(context, request, signal),
    podDialer: (podUid, choice, signal) => podDialer(context, podUid, choice, signal),
    acquireLease: (holder, signal) => acquireLease(context, holder, signal),
    dispose,
  };
}
