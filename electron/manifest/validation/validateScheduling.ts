// Tolerations, topology spread and the weights of affinity (pkg/apis/core/validation).

import { type FieldError, fieldErrors } from '../../common/kubernetes/fieldError.ts';
import { goQuote } from '../../common/kubernetes/goQuote.ts';
import { labelValueErrors, qualifiedNameErrors } from '../../common/kubernetes/names.ts';
import type { PodSpec, Toleration } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { oneOf, optionalName } from './checks.ts';

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

export function validateTopologySpread(spec: PodSpec, specAt: FieldPath): FieldError[] {
  return (spec.topologySpreadConstraints ?? []).flatMap((constraint, index) => {
    const at = [...specAt, 'topologySpreadConstraints', index];
    const { maxSkew, topologyKey, whenUnsatisfiable } = constraint;
    return [
      ...(maxSkew > 0 ? [] : [fieldErrors.invalid([...at, 'maxSkew'], maxSkew, 'must be greater than zero')]),
      ...(topologyKey ? [] : [fieldErrors.required([...at, 'topologyKey'], 'can not be empty')]),
      ...oneOf([...at, 'whenUnsatisfiable'], whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway']),
    ];
  });
}

/** Preferred rules carry a weight; required ones are not supported at all, so they are not looked into. */
export function validateAffinityWeights(spec: PodSpec, specAt: FieldPath): FieldError[] {
  const kinds = ['nodeAffinity', 'podAffinity', 'podAntiAffinity'] as const;
  const list = 'preferredDuringSchedulingIgnoredDuringExecution';
  return kinds.flatMap((kind) =>
    (spec.affinity?.[kind]?.[list] ?? []).flatMap(({ weight }, index) =>
      weight >= 1 && weight <= 100
        ? []
        : [
            fieldErrors.invalid(
              [...specAt, 'affinity', kind, list, index, 'weight'],
              weight,
              'must be in the range 1-100',
            ),
          ],
    ),
  );
}
