// The seccomp profile of a pod or container in a describe text.

import type { SeccompProfile } from '../kubernetes/objects.ts';
import { indent, optionalLine } from './describeLines.ts';

/** `nesting`: levels by which LocalhostProfile stands deeper than its type. */
export function describeSeccomp(profile: SeccompProfile | undefined, nesting: 0 | 1): string[] {
  if (!profile) return [];
  const localhost =
    profile.type === 'Localhost' ? optionalLine('LocalhostProfile', profile.localhostProfile) : [];
  return [`SeccompProfile:\t${profile.type}`, ...indent(nesting, localhost)];
}
