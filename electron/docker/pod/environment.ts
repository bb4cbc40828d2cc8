// A container's environment: literal values in the order of the manifest, expanded against the names before them.

import type { Container } from '../../common/kubernetes/objects.ts';
import { ContainerConfigError } from '../../engine/runtime/containerConfigError.ts';
import { expand } from './expand.ts';

/** Name to value; a name set twice keeps its first place and its last value. */
export function containerEnvironment(container: Container): ReadonlyMap<string, string> {
  if (container.envFrom !== undefined && container.envFrom.length > 0)
    throw new ContainerConfigError('envFrom is not supported');
  const resolved = new Map<string, string>();
  for (const { name, value, valueFrom } of container.env ?? []) {
    if (valueFrom !== undefined)
      throw new ContainerConfigError(`valueFrom of env "${name}" is not supported`);
    resolved.set(
      name,
      expand(value ?? '', (wanted) => resolved.get(wanted)),
    );
  }
  return resolved;
}
