// Creates the pause container of a pod, with the image and the network that it needs.

import { isAppError } from '../../common/appError.ts';
import { criErrors } from '../../common/kubectl/eventMessages.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import type { CreatedSandbox } from '../../engine/runtime/podRuntime.ts';
import { daemonSays, withWords } from '../dockerErrors.ts';
import { labelKeys } from '../pod/labels.ts';
import { sandboxName } from '../pod/naming.ts';
import { podDns } from '../pod/resolvConf.ts';
import { type PauseImage, sandboxConfig } from '../pod/sandboxConfig.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { createNamed } from './createNamed.ts';
import { inspectImage } from './inspectImage.ts';
import { prepareFiles } from './prepareFiles.ts';
import { pullImage } from './pullImage.ts';

async function pauseImage(context: RuntimeContext, signal: AbortSignal): Promise<PauseImage> {
  const reference = context.pauseImage;
  if (reference === '') return { kind: 'infra', id: await context.infraImage.id() };
  const present = await inspectImage(context, reference, signal);
  const image = present ?? (await pullImage(context, reference, () => undefined, signal));
  return { kind: 'custom', id: image.id };
}

/** Idempotent by name: adopts the sandbox of the same pod and attempt. */
export async function createSandbox(
  context: RuntimeContext,
  pod: PodObject,
  attempt: number,
  signal: AbortSignal,
): Promise<CreatedSandbox> {
  const { instance, hasSeccomp } = context;
  const { resolvConf, notices } = podDns(pod, context.hostResolvConf);
  const create = async () => {
    const [image, oomScoreFloor] = await Promise.all([
      pauseImage(context, signal),
      context.oomScoreFloor.get(),
      context.network.ensure(),
    ]);
    if (image.kind === 'custom') await prepareFiles(context, pod, attempt, signal);
    const sandbox = {
      name: sandboxName(pod, attempt),
      body: sandboxConfig({ instance, hasSeccomp, pod, attempt, image, oomScoreFloor, resolvConf }),
      isSame: (labels: Readonly<Record<string, string>>) =>
        labels[labelKeys.podUid] === pod.metadata.uid && labels[labelKeys.attempt] === String(attempt),
    };
    const id = await createNamed(context, sandbox, signal).catch((error: unknown) => {
      throw withWords(error, (text) => criErrors.createSandbox(pod.metadata.name, text));
    });
    await context.systemVolumes.path(id, signal);
    return id;
  };
  try {
    return { id: await create(), dnsNotices: notices };
  } catch (error) {
    // Somebody removed the infra image since we looked.
    if (!isAppError(error, 'NotFound') || !daemonSays(error, /No such image/i)) throw error;
    context.infraImage.forget();
    return { id: await create(), dnsNotices: notices };
  }
}
