// The committed schema is what its generator prints, and it answers the editor's questions.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { goTypeName, schemaAt } from '../../../electron/manifest/podSchema.ts';

const root = new URL('../../../', import.meta.url);

describe('podSchema.generated.json', () => {
  test('is byte for byte what build/generateSchema.mjs prints', () => {
    const script = fileURLToPath(new URL('build/generateSchema.mjs', root));
    const printed = execFileSync(process.execPath, [script, '--print'], {
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
    });
    expect(printed).toBe(readFileSync(new URL('electron/manifest/podSchema.generated.json', root), 'utf8'));
  });
});

describe('schemaAt', () => {
  test.each([
    [['spec', 'containers', 0, 'imagePullPolicy'], 'string'],
    [['spec', 'containers', 0, 'ports', 3, 'containerPort'], 'int32'],
    [['spec', 'terminationGracePeriodSeconds'], 'int64'],
    [['metadata', 'labels', 'app'], 'string'],
    [['spec', 'containers', 0, 'resources', 'limits', 'cpu'], 'Quantity'],
    [['spec', 'containers', 0, 'livenessProbe', 'httpGet', 'port'], 'IntOrString'],
    [['spec', 'containers'], '[]Container'],
  ])('knows the type of %j', (path, type) => {
    expect(schemaAt(path)?.type).toBe(type);
  });

  test('gives documentation and the values of an enumeration', () => {
    const field = schemaAt(['spec', 'restartPolicy']);
    expect(field?.values).toEqual(['Always', 'Never', 'OnFailure']);
    expect(field?.description).toContain('Restart policy for all containers within the pod.');
  });

  test.each([[['spec', 'contaners']], [['spec', 'constructor']], [['spec', 0]], [['metadata', 'name', 'x']]])(
    'knows nothing of %j',
    (path) => {
      expect(schemaAt(path)).toBeUndefined();
    },
  );
});

describe('goTypeName', () => {
  test.each([
    ['PodSpec', 'containers', '[]Container', '[]v1.Container'],
    ['PodSpec', 'restartPolicy', 'string', 'v1.RestartPolicy'],
    ['Capabilities', 'add', '[]string', '[]v1.Capability'],
    ['Capabilities', 'add', 'string', 'v1.Capability'],
    ['ObjectMeta', 'labels', 'map[string]', 'map[string]string'],
    ['ResourceRequirements', 'limits', 'map[Quantity]', 'v1.ResourceList'],
    ['PodSecurityContext', 'supplementalGroups', '[]int64', '[]int64'],
  ])('%s.%s of %s is %s', (owner, field, type, name) => {
    expect(goTypeName(owner, field, type)).toBe(name);
  });
});
