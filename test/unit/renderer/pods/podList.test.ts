// What the list shows of pods: their kind, what counts as a problem, stable orders, filters, and the rules of delete.

import { describe, expect, it } from 'vitest';
import { parsePodFilter } from '../../../../electron/common/filter/podFilter.ts';
import { parseGrace, typedConfirmation } from '../../../../renderer/pods/deletion.ts';
import { podRow } from '../../../../renderer/pods/podRow.ts';
import { podsViewSchema } from '../../../../renderer/pods/podsView.ts';
import { nextSort, sortPods } from '../../../../renderer/pods/sortPods.ts';
import { looksLikeManifest } from '../../../../renderer/pods/useManifestDrop.ts';
import { selectRows } from '../../../../renderer/pods/usePodList.ts';
import { withSetUp } from '../../../../renderer/pods/usePodRows.ts';
import { demoPods, makePod } from '../../../fakes/demo/demoPods.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const rows = demoPods(NOW).map((pod, index) => podRow(makePod(pod, index, NOW)));
const named = (name: string) => {
  const row = rows.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`no demo pod ${name}`);
  return row;
};

describe('the row of a pod', () => {
  it.each([
    ['redis', 'Running', 'ok', false],
    ['api-7', 'CrashLoopBackOff', 'error', true],
    ['db-0', 'ContainerCreating', 'pending', false],
    ['javaweb-2', 'Init:0/1', 'pending', false],
    ['job-9', 'Completed', 'done', false],
    ['memory-hog', 'OOMKilled', 'error', true],
    ['image-typo', 'ImagePullBackOff', 'error', true],
    ['no-image', 'ErrImageNeverPull', 'error', true],
    ['needs-ssd', 'Pending', 'warn', true],
    ['unready', 'Running', 'warn', true],
    ['two-containers', 'NotReady', 'warn', true],
    ['leaving', 'Terminating', 'terminating', false],
  ] as const)('of %s says %s and is %s', (name, status, kind, isProblem) => {
    expect(named(name)).toMatchObject({ status, kind, isProblem });
  });

  it('lists init containers first and marks each by its own state', () => {
    expect(named('javaweb-2').containers.map(({ name, kind, isInit }) => [name, kind, isInit])).toEqual([
      ['war', 'ok', true],
      ['tomcat', 'pending', false],
    ]);
    expect(named('two-containers').containers.map(({ kind }) => kind)).toEqual(['ok', 'done']);
  });

  it('shows a host port with what it leads to', () => {
    expect(named('javaweb-2').ports).toEqual(['8001→8080']);
  });

  it('is a problem while its volumes or its sandbox fail, which only events tell', () => {
    const creating = named('db-0');
    const failing = new Set([creating.uid, named('redis').uid]);
    expect(withSetUp(creating, new Set())).toBe(creating);
    expect(withSetUp(creating, failing)).toMatchObject({ kind: 'warn', isProblem: true });
    expect(withSetUp(creating, failing)).toBe(withSetUp(creating, failing));
    const conditions = [{ type: 'PodReadyToStartContainers', status: 'True' }];
    const setUp = { ...creating, pod: { ...creating.pod, status: { conditions } } };
    expect(withSetUp(setUp, failing).isProblem).toBe(false);
    expect(withSetUp(named('redis'), failing)).toBe(named('redis'));
  });

  it('is computed once per pod object', () => {
    const { pod } = named('redis');
    expect(podRow(pod)).toBe(podRow(pod));
  });
});

describe('sorting', () => {
  it('orders numbers inside names as numbers', () => {
    const names = sortPods(rows, { column: 'name', direction: 'ascending' }).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('web-'))).toEqual([
      'web-1',
      'web-1',
      'web-2',
      'web-3',
      'web-4',
      'web-5',
      'web-6',
    ]);
  });

  it('breaks ties by name and namespace whatever the direction, so that rows never swap', () => {
    const down = sortPods(rows, { column: 'status', direction: 'descending' });
    const again = sortPods(down.toReversed(), { column: 'status', direction: 'descending' });
    expect(again).toEqual(down);
  });

  it('puts the youngest first for ascending age', () => {
    expect(sortPods(rows, { column: 'age', direction: 'ascending' })[0]?.name).toBe('db-0');
  });

  it('turns round on the same column and starts ascending on another', () => {
    const byName = { column: 'name', direction: 'ascending' } as const;
    expect(nextSort(byName, 'name')).toEqual({ column: 'name', direction: 'descending' });
    expect(nextSort({ ...byName, direction: 'descending' }, 'age')).toEqual({
      column: 'age',
      direction: 'ascending',
    });
  });
});

describe('selectRows', () => {
  const view = podsViewSchema.parse({});

  it('applies namespaces and filter together', () => {
    const chosen = selectRows(rows, { ...view, namespaces: ['test'] }, parsePodFilter('web'));
    expect(chosen.map(({ name, namespace }) => `${namespace}/${name}`)).toEqual(['test/web-1']);
  });

  it('shows every namespace when none is chosen', () => {
    expect(selectRows(rows, view, parsePodFilter(''))).toHaveLength(rows.length);
  });
});

describe('deleting', () => {
  const pods = rows.map(({ pod }) => pod);
  const inDev = pods.filter((pod) => pod.metadata.namespace === 'dev');
  const inDefault = pods.filter((pod) => pod.metadata.namespace === 'default');

  it('needs no typing for up to ten pods of one namespace', () => {
    expect(typedConfirmation(inDev)).toBeUndefined();
    expect(typedConfirmation(inDefault.slice(0, 10))).toBeUndefined();
  });

  it('needs the number typed for more than ten pods or two namespaces', () => {
    expect(typedConfirmation(inDefault.slice(0, 11))?.why).toBe('many');
    expect(typedConfirmation([...inDev.slice(0, 1), ...inDefault.slice(0, 1)])).toEqual({
      why: 'namespaces',
      namespaces: 2,
    });
  });

  it.each([
    ['', undefined],
    [' 5 ', 5],
    ['86400', 86_400],
    ['0', 'invalid'],
    ['86401', 'invalid'],
    ['1.5', 'invalid'],
    ['-1', 'invalid'],
    ['soon', 'invalid'],
  ])('reads the grace period %j as %j', (text, seconds) => {
    expect(parseGrace(text)).toBe(seconds);
  });
});

describe('looksLikeManifest', () => {
  it.each([
    ['apiVersion: v1\nkind: Pod\n', true],
    ['# a comment\n---\napiVersion: v1\nkind: Pod', true],
    ['- apiVersion: v1\n  kind: Pod', true],
    ['{"apiVersion": "v1", "kind": "Pod"}', true],
    ['the kind: of text one copies', false],
    ['docker run nginx', false],
  ])('says of %j: %s', (text, isManifest) => {
    expect(looksLikeManifest(text)).toBe(isManifest);
  });
});
