// The create body of an app, init or ephemeral container, which lives in its sandbox's namespaces. Hostname, DNS, hosts and ports
// are the sandbox's: Docker refuses them here.

import type { Container } from '../../common/kubernetes/objects.ts';
import type { CreateContainerRequest } from '../../engine/runtime/podRuntime.ts';
import type { CreateBody, HostConfigBody } from '../createBody.ts';
import { containerEnvironment } from './environment.ts';
import { expand, type Lookup } from './expand.ts';
import { containerLabels } from './labels.ts';
import { containerMounts } from './mounts.ts';
import { containerResources, oomScoreAdj } from './resources.ts';
import { containerSecurity } from './securityContext.ts';

/** What the engine knows and the pod does not say. */
export interface ContainerSurroundings {
  readonly instance: string;
  readonly nodeMemoryBytes: number;
  /** The lowest oom_score_adj that the engine may set. */
  readonly oomScoreFloor: number;
  /** This run's termination-message file, where the engine resolves binds. */
  readonly terminationFile: string;
  /** Of an ephemeral container: the running container whose processes it shares. */
  readonly targetId: string | undefined;
}

/** An Entrypoint without Cmd also clears the image's CMD, as Kubernetes wants it. */
function commandOf(container: Container, lookup: Lookup): Pick<CreateBody, 'Entrypoint' | 'Cmd'> {
  const { command = [], args = [] } = container;
  return {
    ...(command.length === 0 ? {} : { Entrypoint: command.map((word) => expand(word, lookup)) }),
    ...(args.length === 0 ? {} : { Cmd: args.map((word) => expand(word, lookup)) }),
  };
}

function namespaces(
  { pod, sandboxId }: CreateContainerRequest,
  targetId: string | undefined,
): HostConfigBody {
  const sandbox = `container:${sandboxId}`;
  const { hostPID, hostNetwork, shareProcessNamespace } = pod.spec;
  const own = targetId === undefined ? undefined : `container:${targetId}`;
  const pidMode = hostPID === true ? 'host' : shareProcessNamespace === true ? sandbox : own;
  return {
    NetworkMode: sandbox,
    IpcMode: sandbox,
    ...(pidMode === undefined ? {} : { PidMode: pidMode }),
    ...(hostNetwork === true ? { UTSMode: 'host' } : {}),
  };
}

/** Throws ContainerConfigError where the kubelet says CreateContainerConfigError. */
export function containerConfig(
  request: CreateContainerRequest,
  { instance, nodeMemoryBytes, oomScoreFloor, terminationFile, targetId }: ContainerSurroundings,
): CreateBody {
  const { pod, container, image } = request;
  const environment = containerEnvironment(container);
  const { User, ...security } = containerSecurity(pod, container, image.user);
  return {
    // By id: a tag moved between pull and create must not change the content.
    Image: image.id,
    ...commandOf(container, (name) => environment.get(name)),
    ...(container.workingDir ? { WorkingDir: container.workingDir } : {}),
    Env: [...environment].map(([name, value]) => `${name}=${value}`),
    User,
    OpenStdin: container.stdin ?? false,
    StdinOnce: container.stdinOnce ?? false,
    Tty: container.tty ?? false,
    Labels: containerLabels(request, instance),
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      ...namespaces(request, targetId),
      RestartPolicy: { Name: 'no' },
      ...security,
      ...containerResources(container),
      OomScoreAdj: Math.max(oomScoreAdj(pod, container, nodeMemoryBytes), oomScoreFloor),
      ...containerMounts(pod, container, terminationFile),
    },
  };
}
