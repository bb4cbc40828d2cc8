// Selectors of preferred affinity and topology spread that the API server refuses, in its words: such a pod runs here
// all the same, and would not in a cluster.

import { describe } from 'vitest';
import { type BrokenCase, podWithSpecFields, testBroken } from './reviewing.ts';

const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const preference = (term: string) =>
  `affinity: {nodeAffinity: {${preferred}: [{weight: 1, preference: {${term}}}]}}`;
const preferenceAt = `spec.affinity.nodeAffinity.${preferred}[0].preference`;
const neighbour = (term: string) =>
  `affinity: {podAffinity: {${preferred}: [{weight: 1, podAffinityTerm: {${term}}}]}}`;
const neighbourAt = `spec.affinity.podAffinity.${preferred}[0].podAffinityTerm`;
const spread = (fields: string) =>
  `topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, ${fields}}]`;
const spreadAt = 'spec.topologySpreadConstraints[0]';
const labelValue =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const namePart =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

const nodes: readonly BrokenCase[] = [
  [
    'an unknown operator',
    preference('matchExpressions: [{key: disk, operator: Is, values: [ssd]}]'),
    `${preferenceAt}.matchExpressions[0].operator: Invalid value: "Is": not a valid selector operator`,
  ],
  [
    'In without values',
    preference('matchExpressions: [{key: disk, operator: In}]'),
    `${preferenceAt}.matchExpressions[0].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`,
  ],
  [
    'Exists with a value',
    preference('matchExpressions: [{key: disk, operator: Exists, values: [ssd]}]'),
    `${preferenceAt}.matchExpressions[0].values: Forbidden: may not be specified when \`operator\` is 'Exists' or 'DoesNotExist'`,
  ],
  [
    'Gt with two values',
    preference('matchExpressions: [{key: cpus, operator: Gt, values: ["1", "2"]}]'),
    `${preferenceAt}.matchExpressions[0].values: Required value: must be specified single value when \`operator\` is 'Lt' or 'Gt'`,
  ],
  [
    'a field that cannot be selected',
    preference('matchFields: [{key: spec.unschedulable, operator: In, values: [a, b]}]'),
    `${preferenceAt}.matchFields[0].values: Required value: must be only one value when \`operator\` is 'In' or 'NotIn' for node field selector`,
    `${preferenceAt}.matchFields[0].key: Invalid value: "spec.unschedulable": not a valid field selector key`,
  ],
];

const pods: readonly BrokenCase[] = [
  [
    'no topology key',
    neighbour('labelSelector: {matchLabels: {app: web}}'),
    `${neighbourAt}.topologyKey: Required value: can not be empty`,
    `${neighbourAt}.topologyKey: Invalid value: "": name part must be non-empty`,
    `${neighbourAt}.topologyKey: Invalid value: "": ${namePart}`,
  ],
  [
    'labels that are none',
    neighbour(
      'topologyKey: zone, labelSelector: {matchLabels: {"a b": x}, matchExpressions: [{key: k, operator: In, values: ["a b"]}]}',
    ),
    `${neighbourAt}.labelSelector.matchLabels: Invalid value: "a b": ${namePart}`,
    `${neighbourAt}.labelSelector.matchExpressions[0].values[0]: Invalid value: "a b": ${labelValue}`,
  ],
  [
    'an operator of nodes',
    neighbour(
      'topologyKey: zone, labelSelector: {matchExpressions: [{key: k, operator: Gt, values: ["1"]}]}',
    ),
    `${neighbourAt}.labelSelector.matchExpressions[0].operator: Invalid value: "Gt": not a valid selector operator`,
  ],
];

const spreads: readonly BrokenCase[] = [
  [
    'a policy of another name',
    spread('nodeTaintsPolicy: honor'),
    `${spreadAt}.nodeTaintsPolicy: Unsupported value: "honor": supported values: "Honor", "Ignore"`,
  ],
  [
    'a least number of domains that nothing enforces',
    spread('minDomains: 2'),
    `${spreadAt}.minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway`,
  ],
  [
    'a selector with an unknown operator',
    spread('labelSelector: {matchExpressions: [{key: app, operator: Equals, values: [web]}]}'),
    `${spreadAt}.labelSelector.matchExpressions[0].operator: Invalid value: "Equals": not a valid selector operator`,
  ],
];

describe('a preferred node', () => testBroken(nodes, podWithSpecFields));
describe('a preferred neighbour', () => testBroken(pods, podWithSpecFields));
describe('a spread', () => testBroken(spreads, podWithSpecFields));
