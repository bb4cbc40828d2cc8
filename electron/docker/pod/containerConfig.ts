// The create body of an app or init container, which lives in its sandbox's namespaces. Hostname, DNS, hosts and ports
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
}

/** An Entrypoint without Cmd also clears the image's CMD, as Kubernetes wants it. */
function commandOf(container: Container, lookup: Lookup): Pick<CreateBody, 'Entrypoint' | 'Cmd'> {
  const { command = [], args = [] } = container;
  return {
    ...(command.length === 0 ? {} : { Entrypoint: command.map((word) => expand(word, lookup)) }),
    ...(args.length === 0 ? {} : { Cmd: args.map((word) => expand(word, lookup)) }),
  };
}

function namespaces({ pod, sandboxId }: CreateContainerRequest): HostConfigBody {
  const sandbox = `container:${sandboxId}`;
  const { hostPID, hostNetwork, shareProcessNamespace } = pod.spec;
  return {
    NetworkMode: sandbox,
    IpcMode: sandbox,
    ...(hostPID === true ? { PidMode: 'host' } : shareProcessNamespace === true ? { PidMode: sandbox } : {}),
    ...(hostNetwork === true ? { UTSMode: 'host' } : {}),
  };
}

/** Throws ContainerConfigError where the kubelet says CreateContainerConfigError. */
export function containerConfig(
  request: CreateContainerRequest,
  { instance, nodeMemoryBytes, oomScoreFloor, terminationFile }: ContainerSurroundings,
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
      ...namespaces(request),
      RestartPolicy: { Name: 'no' },
      ...security,
      ...containerResources(container),
      OomScoreAdj: Math.max(oomScoreAdj(pod, container, nodeMemoryBytes), oomScoreFloor),
      ...containerMounts(pod, container, terminationFile),
    },
  };
}
