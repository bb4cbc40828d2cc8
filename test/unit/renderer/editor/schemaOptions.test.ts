import { describe, expect, it } from 'vitest';
import { authoringSchema } from '../../../../electron/manifest/authoringSchema.ts';
import { podSchema } from '../../../../electron/manifest/podSchema.ts';
import { fieldAt, schemaOptions } from '../../../../renderer/editor/schemaOptions.ts';
import type { YamlContext } from '../../../../renderer/editor/yamlContext.ts';

function options(context: Partial<YamlContext>) {
  const whole = {
    path: [],
    role: 'key',
    column: 0,
    hasColon: false,
    key: '',
    siblings: new Set<string>(),
  } as const;
  return schemaOptions(podSchema, { ...whole, ...context });
}
const labels = (context: Partial<YamlContext>) => options(context).map(({ label }) => label);

describe('schemaOptions', () => {
  it('offers the fields of a pod, but not those that the server writes', () => {
    expect(labels({})).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  });

  it('leaves out the keys that are there already', () => {
    expect(labels({ siblings: new Set(['kind', 'spec']) })).toEqual(['apiVersion', 'metadata']);
  });

  it('ends a key as its type goes on', () => {
    const inSpec = options({ path: ['spec'], column: 2 });
    const insert = (label: string) => inSpec.find((option) => option.label === label)?.insert;
    expect(insert('restartPolicy')).toBe('restartPolicy: ');
    expect(insert('securityContext')).toBe('securityContext:\n    ');
    expect(insert('containers')).toBe('containers:\n    - ');
  });

  it('replaces only the name where a colon follows', () => {
    expect(options({ path: ['spec'], hasColon: true })[0]?.insert).not.toContain(':');
  });

  it('opens an item where a list is expected', () => {
    const first = options({ path: ['spec', 'containers'], column: 4 }).find(({ label }) => label === 'ports');
    expect(first?.insert).toBe('- ports:\n        - ');
  });

  it('offers the documented values of a field and the two of a boolean', () => {
    expect(labels({ path: ['spec', 'restartPolicy'], role: 'value' })).toEqual([
      'Always',
      'Never',
      'OnFailure',
    ]);
    expect(labels({ path: ['spec', 'hostNetwork'], role: 'value' })).toEqual(['true', 'false']);
  });

  it('puts what this release refuses last, and leaves refused values out', () => {
    const schema = authoringSchema();
    const at = (path: YamlContext['path'], role: YamlContext['role'] = 'key') =>
      schemaOptions(schema, { path, role, column: 6, hasColon: false, key: '', siblings: new Set() });
    const inContainer = at(['spec', 'containers', 0]);
    const probe = inContainer.find(({ label }) => label === 'livenessProbe');
    expect(probe).toMatchObject({ isRefused: true, rank: -99 });
    expect(inContainer.find(({ label }) => label === 'image')).toMatchObject({ isRefused: false });
    const seccomp = at(['spec', 'securityContext', 'seccompProfile', 'type'], 'value');
    expect(seccomp.map(({ label }) => label)).toEqual(['RuntimeDefault', 'Unconfined']);
  });

  it('offers nothing below a scalar or an unknown field', () => {
    expect(labels({ path: ['metadata', 'name', 'x'] })).toEqual([]);
    expect(labels({ path: ['constructor'] })).toEqual([]);
  });

  it('takes the items of a List for pods', () => {
    expect(fieldAt(podSchema, ['items', 0, 'spec', 'hostPID'])?.type).toBe('boolean');
  });
});
