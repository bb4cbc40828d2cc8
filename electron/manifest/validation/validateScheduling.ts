// Tolerations, topology spread and preferred affinity (pkg/apis/core/validation). Required affinity is refused as a
// whole, so it is not looked into.

import { type FieldError, fieldErrors, formatPath } from '../../common/kubernetes/fieldError.ts';
import { goQuote } from '../../common/kubernetes/goQuote.ts';
import { dns1123LabelErrors, labelValueErrors, qualifiedNameErrors } from '../../common/kubernetes/names.ts';
import type { PodAffinityTerm, PodSpec, Toleration } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { invalidEach, oneOf, optionalName } from './checks.ts';
import { validateLabelSelector, validateNodeSelectorTerm } from './validateSelectors.ts';

const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** `core.Toleration{Key:"a", …}` as Go's %#v prints it. */
function goToleration(toleration: Toleration): { verbatim: string } {
  const { key = '', operator = '', value = '', effect = '' } = toleration;
  const fields = `Key:${goQuote(key)}, Operator:${goQuote(operator)}, Value:${goQuote(value)}, Effect:${goQuote(effect)}`;
  return { verbatim: `core.Toleration{${fields}, TolerationSeconds:(*int64)(nil)}` };
}

function validateOperator(toleration: Toleration, at: FieldPath): FieldError[] {
  const { operator = '', value = '' } = toleration;
  if (operator === 'Exists')
    return value === ''
      ? []
      : [
          fieldErrors.invalid(
            at,
            goToleration(toleration),
            "value must be empty when `operator` is 'Exists'",
          ),
        ];
  if (operator !== '' && operator !== 'Equal')
    return [fieldErrors.notSupported(at, operator, ['Equal', 'Exists'])];
  const errors = labelValueErrors(value);
  return errors.length === 0 ? [] : [fieldErrors.invalid(at, value, errors.join(';'))];
}

export function validateTolerations(tolerations: readonly Toleration[], at: FieldPath): FieldError[] {
  return tolerations.flatMap((toleration, index) => {
    const itemAt = [...at, index];
    const { key, operator = '', effect = '', tolerationSeconds } = toleration;
    const errors = optionalName([...itemAt, 'key'], key, qualifiedNameErrors);
    if (!key && operator !== 'Exists')
      errors.push(
        fieldErrors.invalid(
          [...itemAt, 'operator'],
          operator,
          'operator must be Exists when `key` is empty, which means "match all values and all keys"',
        ),
      );
    if (tolerationSeconds !== undefined && effect !== 'NoExecute')
      errors.push(
        fieldErrors.invalid(
          [...itemAt, 'effect'],
          effect,
          "effect must be 'NoExecute' when `tolerationSeconds` is set",
        ),
      );
    errors.push(...validateOperator(toleration, [...itemAt, 'operator']));
    if (effect !== '') errors.push(...oneOf([...itemAt, 'effect'], effect, taintEffects));
    return errors;
  });
}

function validateTopologyKey(key: string | undefined, at: FieldPath): FieldError[] {
  return key
    ? invalidEach(at, key, qualifiedNameErrors(key))
    : [fieldErrors.required(at, 'can not be empty')];
}

export function validateTopologySpread(spec: PodSpec, specAt: FieldPath): FieldError[] {
  return (spec.topologySpreadConstraints ?? []).flatMap((constraint, index) => {
    const at = [...specAt, 'topologySpreadConstraints', index];
    const { maxSkew, topologyKey, whenUnsatisfiable, minDomains, labelSelector } = constraint;
    const policies = (['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const).flatMap((name) =>
      constraint[name] === undefined ? [] : oneOf([...at, name], constraint[name], ['Honor', 'Ignore']),
    );
    return [
      ...(maxSkew > 0 ? [] : [fieldErrors.invalid([...at, 'maxSkew'], maxSkew, 'must be greater than zero')]),
      ...validateTopologyKey(topologyKey, [...at, 'topologyKey']),
      ...oneOf([...at, 'whenUnsatisfiable'], whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway']),
      ...validateMinDomains(minDomains, whenUnsatisfiable, [...at, 'minDomains']),
      ...policies,
      ...validateLabelSelector(labelSelector, [...at, 'labelSelector']),
    ];
  });
}

function validateMinDomains(minDomains: number | undefined, action: string, at: FieldPath): FieldError[] {
  if (minDomains === undefined) return [];
  const errors: FieldError[] = [];
  if (minDomains <= 0) errors.push(fieldErrors.invalid(at, minDomains, 'must be greater than zero'));
  if (action === 'ScheduleAnyway')
    errors.push(
      fieldErrors.invalid(
        at,
        minDomains,
        `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`,
      ),
    );
  return errors;
}

function validateWeight(weight: number, at: FieldPath): FieldError[] {
  return weight >= 1 && weight <= 100
    ? []
    : [fieldErrors.invalid([...at, 'weight'], weight, 'must be in the range 1-100')];
}

function validateAffinityTerm(term: PodAffinityTerm, at: FieldPath): FieldError[] {
  const keyAt = [...at, 'topologyKey'];
  return [
    ...validateLabelSelector(term.labelSelector, [...at, 'labelSelector']),
    ...validateLabelSelector(term.namespaceSelector, [...at, 'namespaceSelector']),
    ...(term.namespaces ?? []).flatMap((name, index) =>
      invalidEach(
        [...at, 'namespaces', index],
        name,
        dns1123LabelErrors(name),
        formatPath([...at, 'namespace']),
      ),
    ),
    ...(term.topologyKey ? [] : [fieldErrors.required(keyAt, 'can not be empty')]),
    ...invalidEach(keyAt, term.topologyKey, qualifiedNameErrors(term.topologyKey)),
  ];
}

const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

export function validateAffinity({ affinity = {} }: PodSpec, specAt: FieldPath): FieldError[] {
  const ofNodes = (affinity.nodeAffinity?.[preferred] ?? []).flatMap(({ weight, preference }, index) => {
    const at = [...specAt, 'affinity', 'nodeAffinity', preferred, index];
    return [...validateWeight(weight, at), ...validateNodeSelectorTerm(preference, [...at, 'preference'])];
  });
  const ofPods = (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) =>
    (affinity[kind]?.[preferred] ?? []).flatMap(({ weight, podAffinityTerm }, index) => {
      const at = [...specAt, 'affinity', kind, preferred, index];
      return [
        ...validateWeight(weight, at),
        ...validateAffinityTerm(podAffinityTerm, [...at, 'podAffinityTerm']),
      ];
    }),
  );
  return [...ofNodes, ...ofPods];
}
