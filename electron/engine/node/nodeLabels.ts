// The labels of the node: those the engine gives, and what a user may change. Pure.

import { AppError } from '../../common/appError.ts';
import type { EngineInfo } from '../../common/contract/system.ts';
import { type FieldError, fieldErrors, fieldErrorText } from '../../common/kubernetes/fieldError.ts';
import { labelValueErrors, qualifiedNameErrors } from '../../common/kubernetes/names.ts';
import type { NodeRecord } from '../store/objectStore.ts';

/** Docker's names of architectures where they differ from Go's, which Kubernetes uses. */
const goArchitectures: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  armv7l: 'arm',
  i686: 'i386',
};

export function goArchitecture(dockerArch: string): string {
  return goArchitectures[dockerArch] ?? dockerArch;
}

/** What a kubelet writes on its node. */
export function engineLabels({ name, arch }: EngineInfo): Readonly<Record<string, string>> {
  const os = 'linux';
  return {
    'beta.kubernetes.io/arch': goArchitecture(arch),
    'beta.kubernetes.io/os': os,
    'kubernetes.io/arch': goArchitecture(arch),
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': os,
  };
}

export interface LabelEdit {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** Throws `InvalidArgument` with every broken rule; the engine's own labels cannot be changed. */
export function editNodeLabels(record: NodeRecord, info: EngineInfo, edit: LabelEdit): NodeRecord {
  const errors = [...Object.entries(edit.set).flatMap(labelErrors), ...engineLabelErrors(info, edit)];
  if (errors.length > 0) {
    throw new AppError('InvalidArgument', [...new Set(errors.map(fieldErrorText))].join('\n'));
  }
  const removed = new Set(edit.remove);
  const kept = Object.entries(record.labels).filter(([key]) => !removed.has(key));
  return { ...record, labels: Object.fromEntries([...kept, ...Object.entries(edit.set)]) };
}

const at = ['metadata', 'labels'] as const;

/** As ValidateLabels: all errors carry the path of the map. */
function labelErrors([key, value]: readonly [string, string]): FieldError[] {
  return [
    ...qualifiedNameErrors(key).map((detail) => fieldErrors.invalid(at, key, detail)),
    ...labelValueErrors(value).map((detail) => fieldErrors.invalid(at, value, detail)),
  ];
}

function engineLabelErrors(info: EngineInfo, edit: LabelEdit): FieldError[] {
  const own = engineLabels(info);
  const changed = Object.entries(edit.set).filter(([key, value]) => own[key] !== value);
  return [...changed.map(([key]) => key), ...edit.remove]
    .filter((key) => Object.hasOwn(own, key))
    .map((key) => fieldErrors.forbidden(at, `label ${key} is given by the engine and cannot be changed`));
}
