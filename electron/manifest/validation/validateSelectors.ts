// Selectors inside a pod: of labels, and of nodes by their labels and fields (pkg/apis/core/validation and apimachinery's
// meta/v1 validation). Whether they match is the scheduler's business.

import { type FieldError, fieldErrors } from '../../common/kubernetes/fieldError.ts';
import { labelValueErrors, qualifiedNameErrors } from '../../common/kubernetes/names.ts';
import type { LabelSelector, NodeSelectorTerm } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { invalidEach } from './checks.ts';
import { validateLabels } from './validateMetadata.ts';

/** As it was written: what is required may be missing. */
interface Requirement {
  readonly key?: string;
  readonly operator?: string;
  readonly values?: readonly string[];
}

function validateOperator({ operator = '', values = [] }: Requirement, at: FieldPath): FieldError[] {
  const valuesAt = [...at, 'values'];
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length > 0
        ? []
        : [fieldErrors.required(valuesAt, "must be specified when `operator` is 'In' or 'NotIn'")];
    case 'Exists':
    case 'DoesNotExist':
      return values.length === 0
        ? []
        : [
            fieldErrors.forbidden(
              valuesAt,
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
            ),
          ];
    default:
      return [fieldErrors.invalid([...at, 'operator'], operator, 'not a valid selector operator')];
  }
}

function validateKeyAndValues({ key = '', values = [] }: Requirement, at: FieldPath): FieldError[] {
  return [
    ...invalidEach([...at, 'key'], key, qualifiedNameErrors(key)),
    ...values.flatMap((value, index) =>
      invalidEach([...at, 'values', index], value, labelValueErrors(value)),
    ),
  ];
}

export function validateLabelSelector(selector: LabelSelector | undefined, at: FieldPath): FieldError[] {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return [
    ...validateLabels(matchLabels, [...at, 'matchLabels']),
    ...matchExpressions.flatMap((requirement, index) => {
      const itemAt = [...at, 'matchExpressions', index];
      return [...validateOperator(requirement, itemAt), ...validateKeyAndValues(requirement, itemAt)];
    }),
  ];
}

function validateNodeRequirement(requirement: Requirement, at: FieldPath): FieldError[] {
  const { operator, values = [] } = requirement;
  if (operator !== 'Gt' && operator !== 'Lt')
    return [...validateOperator(requirement, at), ...validateKeyAndValues(requirement, at)];
  const single =
    values.length === 1
      ? []
      : [
          fieldErrors.required(
            [...at, 'values'],
            "must be specified single value when `operator` is 'Lt' or 'Gt'",
          ),
        ];
  return [...single, ...validateKeyAndValues(requirement, at)];
}

function validateNodeField(
  { key = '', operator = '', values = [] }: Requirement,
  at: FieldPath,
): FieldError[] {
  const errors: FieldError[] = [];
  if (operator !== 'In' && operator !== 'NotIn')
    errors.push(fieldErrors.invalid([...at, 'operator'], operator, 'not a valid selector operator'));
  else if (values.length !== 1)
    errors.push(
      fieldErrors.required(
        [...at, 'values'],
        "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
      ),
    );
  if (key !== 'metadata.name')
    errors.push(fieldErrors.invalid([...at, 'key'], key, 'not a valid field selector key'));
  return errors;
}

export function validateNodeSelectorTerm(term: NodeSelectorTerm | undefined, at: FieldPath): FieldError[] {
  const { matchExpressions = [], matchFields = [] } = term ?? {};
  return [
    ...matchExpressions.flatMap((requirement, index) =>
      validateNodeRequirement(requirement, [...at, 'matchExpressions', index]),
    ),
    ...matchFields.flatMap((requirement, index) =>
      validateNodeField(requirement, [...at, 'matchFields', index]),
    ),
  ];
}
