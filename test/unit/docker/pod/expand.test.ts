import { describe, expect, it } from 'vitest';
import { containerEnvironment } from '../../../../electron/docker/pod/environment.ts';
import { expand } from '../../../../electron/docker/pod/expand.ts';
import { ContainerConfigError } from '../../../../electron/engine/runtime/containerConfigError.ts';
import { sampleContainer } from './samplePod.ts';

const lookup = (name: string) =>
  new Map([
    ['A', 'x'],
    ['B', '$(A)'],
    ['EMPTY', ''],
  ]).get(name);

describe('expansion of $(VAR)', () => {
  it.each([
    ['$(A)', 'x'],
    ['a-$(A)-$(A)', 'a-x-x'],
    ['$(UNKNOWN)', '$(UNKNOWN)'],
    ['$(EMPTY)|', '|'],
    ['$$(A)', '$(A)'],
    ['$$$(A)', '$x'],
    ['$$$$(A)', '$$(A)'],
    ['$(A', '$(A'],
    ['$($(A)', '$($(A)'],
    ['$A', '$A'],
    ['price: 5$', 'price: 5$'],
    ['$', '$'],
    ['$()', '$()'],
    ['$(B)', '$(A)'],
    ['', ''],
  ])('turns %s into %s', (text, expected) => {
    expect(expand(text, lookup)).toBe(expected);
  });
});

describe('the environment of a container', () => {
  it('resolves names set before, and only those', () => {
    const env = [
      { name: 'A', value: '$(B)' },
      { name: 'B', value: 'b' },
      { name: 'C', value: '$(B)$(B)' },
      { name: 'NOTHING' },
    ];
    expect([...containerEnvironment(sampleContainer({ env }))]).toEqual([
      ['A', '$(B)'],
      ['B', 'b'],
      ['C', 'bb'],
      ['NOTHING', ''],
    ]);
  });

  it('lets the last value of a name win, and later entries see each value in between', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'B', value: '$(A)' },
      { name: 'A', value: '2' },
    ];
    expect([...containerEnvironment(sampleContainer({ env }))]).toEqual([
      ['A', '2'],
      ['B', '1'],
    ]);
  });

  it('refuses sources that it does not know instead of leaving the variable out', () => {
    const env = [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }];
    expect(() => containerEnvironment(sampleContainer({ env }))).toThrow(ContainerConfigError);
    const envFrom = [{ configMapRef: { name: 'c' } }];
    expect(() => containerEnvironment(sampleContainer({ envFrom }))).toThrow(ContainerConfigError);
  });
});
