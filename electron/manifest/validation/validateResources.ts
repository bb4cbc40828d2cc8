// Resource requests and limits of a container (pkg/apis/core/validation: ValidateContainerResourceRequirements).

import { type FieldError, fieldErrors, formatPath, keyPath } from '../../common/kubernetes/fieldError.ts';
import { qualifiedNameErrors } from '../../common/kubernetes/names.ts';
import type { ResourceRequirements } from '../../common/kubernetes/objects.ts';
import {
  compareQuantities,
  formatQuantity,
  parseQuantity,
  type Quantity,
} from '../../common/kubernetes/quantity.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { invalidEach } from './checks.ts';

const containerResources = new Set(['cpu', 'memory', 'ephemeral-storage']);
/** Names that mean something elsewhere in the API, in quotas for example. */
const otherStandardResources = new Set([
  'storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'requests.storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'services',
  'resourcequotas',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);
const UNIT = 1_000_000_000n;

const isHugePages = (name: string): boolean => name.startsWith('hugepages-');
const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');
/** Extended resources and huge pages cannot be promised twice. */
const isOvercommitAllowed = (name: string): boolean => isNative(name) && !isHugePages(name);

function validateName(name: string, at: FieldPath, field: string): FieldError[] {
  const syntax = invalidEach(at, name, qualifiedNameErrors(name), field);
  if (syntax.length > 0) return syntax;
  const invalid = (detail: string): FieldError => fieldErrors.invalid(at, name, detail, field);
  if (name.includes('/'))
    return isNative(name) || !name.startsWith('requests.')
      ? []
      : [invalid("doesn't follow extended resource name standard")];
  const isContainerResource = containerResources.has(name) || isHugePages(name);
  const isStandard = isContainerResource || otherStandardResources.has(name);
  return [
    ...(isStandard ? [] : [invalid('must be a standard resource type or fully qualified')]),
    ...(isContainerResource ? [] : [invalid('must be a standard resource for containers')]),
  ];
}

function validateAmount(name: string, amount: Quantity, at: FieldPath, field: string): FieldError[] {
  const text = formatQuantity(amount);
  if (amount.nanos < 0n) return [fieldErrors.invalid(at, text, 'must be greater than or equal to 0', field)];
  const isInteger = amount.nanos % UNIT === 0n;
  return isNative(name) || isInteger ? [] : [fieldErrors.invalid(at, text, 'must be an integer', field)];
}

function compareWithLimit(
  name: string,
  amount: Quantity,
  limit: Quantity | undefined,
  at: FieldPath,
): FieldError[] {
  const requestsAt = [...at, 'requests'];
  const field = formatPath(requestsAt);
  const entryAt = [...requestsAt, name];
  if (limit === undefined) {
    const detail = 'Limit must be set for non overcommitable resources';
    return isOvercommitAllowed(name) ? [] : [fieldErrors.required([...at, 'limits'], detail)];
  }
  const order = compareQuantities(amount, limit);
  const shown = formatQuantity(amount);
  const limitText = `${name} limit of ${formatQuantity(limit)}`;
  if (order !== 0 && !isOvercommitAllowed(name))
    return [fieldErrors.invalid(entryAt, shown, `must be equal to ${limitText}`, field)];
  return order > 0
    ? [fieldErrors.invalid(entryAt, shown, `must be less than or equal to ${limitText}`, field)]
    : [];
}

const zero: Quantity = { nanos: 0n, format: 'DecimalSI' };

export function validateResources(resources: ResourceRequirements, at: FieldPath): FieldError[] {
  const limits = resources.limits ?? {};
  const requests = resources.requests ?? {};
  const check = (list: 'limits' | 'requests', name: string, amount: Quantity): FieldError[] => {
    const entryAt = [...at, list, name];
    const field = keyPath([...at, list], name);
    return [...validateName(name, entryAt, field), ...validateAmount(name, amount, entryAt, field)];
  };
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  const needsCpuOrMemory =
    names.some(isHugePages) && !names.some((name) => name === 'cpu' || name === 'memory');
  return [
    ...Object.entries(limits).flatMap(([name, text]) => check('limits', name, parseQuantity(text) ?? zero)),
    ...Object.entries(requests).flatMap(([name, text]) => {
      const amount = parseQuantity(text) ?? zero;
      const limit = Object.hasOwn(limits, name) ? parseQuantity(limits[name] ?? '') : undefined;
      return [...check('requests', name, amount), ...compareWithLimit(name, amount, limit, at)];
    }),
    ...(needsCpuOrMemory ? [fieldErrors.forbidden(at, 'HugePages require cpu or memory')] : []),
  ];
}
