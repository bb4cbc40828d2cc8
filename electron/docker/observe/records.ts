// Inspect answers as the engine's records: Docker's states in CRI's words.

import { withDefaultTag } from '../../common/kubernetes/imageReference.ts';
import type { ContainerRecord, SandboxRecord } from '../../engine/runtime/podRuntime.ts';
import type { ContainerInspect } from '../engineApi.ts';
import { logRotation, surelyKeptBytes } from '../logs/logRotation.ts';
import { containerLabelsSchema, labelKeys, sandboxLabelsSchema } from '../pod/labels.ts';
import type { ImageNames } from './imageCache.ts';
import type { OomKills } from './oomKills.ts';

interface RunState {
  readonly state: 'created' | 'running' | 'exited';
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
}

/** Docker's zero time is the year 1. */
function timeOf(text: string): number | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) || ms <= 0 ? undefined : ms;
}

/** Docker stamps a start after it, so that a program of a few milliseconds seems to end before it began. */
function earlier(startedAt: number | undefined, finishedAt: number): number | undefined {
  return startedAt === undefined ? undefined : Math.min(startedAt, finishedAt);
}

/** Docker 28 gives a start up when the one who asked for it has gone; it can be asked for again. */
const givenUp = /context canceled/;

export function runState({ State, Created }: Pick<ContainerInspect, 'State' | 'Created'>): RunState {
  const startedAt = timeOf(State.StartedAt);
  const finishedAt = timeOf(State.FinishedAt);
  if (State.Running) return { state: 'running', startedAt, finishedAt: undefined };
  if (finishedAt !== undefined)
    return { state: 'exited', startedAt: earlier(startedAt, finishedAt), finishedAt };
  if (State.ExitCode === 0 || givenUp.test(State.Error))
    return { state: 'created', startedAt: undefined, finishedAt: undefined };
  // The start itself failed (ContainerCannotRun): it never ran, and the creation's is the only time there is.
  return { state: 'exited', startedAt: undefined, finishedAt: timeOf(Created) };
}

function podIps({ NetworkSettings }: ContainerInspect): readonly string[] {
  const networks = Object.values(NetworkSettings.Networks);
  return [
    ...networks.map(({ IPAddress }) => IPAddress),
    ...networks.map(({ GlobalIPv6Address }) => GlobalIPv6Address),
  ].filter((address) => address !== '');
}

/** Undefined when the labels are not those of a sandbox of ours. */
export function sandboxRecord(inspect: ContainerInspect): SandboxRecord | undefined {
  const labels = sandboxLabelsSchema.safeParse(inspect.Config.Labels).data;
  if (labels === undefined) return undefined;
  return {
    id: inspect.Id,
    podUid: labels[labelKeys.podUid],
    attempt: labels[labelKeys.attempt],
    state: runState(inspect).state,
    createdAt: timeOf(inspect.Created) ?? 0,
    podIps: podIps(inspect),
    pod: labels[labelKeys.pod],
  };
}

/** Of several tags the one that the manifest means; the first, as the kubelet has it, tells users less. */
function imageName(tags: readonly string[], wanted: string): string {
  const meant = withDefaultTag(wanted);
  return tags.includes(meant) ? meant : (tags[0] ?? wanted);
}

/** Undefined when the labels are not those of a container of ours. */
export function containerRecord(
  inspect: ContainerInspect,
  names: ImageNames,
  oomKills: Pick<OomKills, 'has'>,
): ContainerRecord | undefined {
  const labels = containerLabelsSchema.safeParse(inspect.Config.Labels).data;
  if (labels === undefined) return undefined;
  const ephemeral = labels[labelKeys.ephemeral];
  const rotation = logRotation(inspect.HostConfig.LogConfig);
  const run = runState(inspect);
  // A start that was given up leaves a code and an error, but says nothing of the container.
  const { ExitCode: exitCode, Error: error } =
    run.state === 'created' ? { ExitCode: 0, Error: '' } : inspect.State;
  return {
    id: inspect.Id,
    podUid: labels[labelKeys.podUid],
    name: labels[labelKeys.containerName],
    kind: labels[labelKeys.kind],
    sandboxId: labels[labelKeys.sandboxId],
    attempt: labels[labelKeys.attempt],
    specHash: labels[labelKeys.specHash],
    ...run,
    createdAt: timeOf(inspect.Created) ?? 0,
    exitCode,
    oomKilled: inspect.State.OOMKilled || oomKills.has(inspect.Id),
    error,
    image: imageName(names.tags, labels[labelKeys.image]),
    imageId: names.imageId,
    ...(ephemeral ? { ephemeral } : {}),
    ...(rotation ? { keptLogBytes: surelyKeptBytes(rotation) } : {}),
  };
}
