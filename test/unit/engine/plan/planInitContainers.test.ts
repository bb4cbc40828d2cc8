import { describe, expect, it } from 'vitest';
import { container, created, exited, planText, pod, running, sandbox, sidecar } from './planFixture.ts';

const twoInits = pod({ initContainers: [container('i1'), container('i2')] });
const init = { kind: 'init' } as const;

describe('ordinary init containers', () => {
  it('starts the first in a new sandbox and pulls the other images meanwhile', () => {
    expect(planText({ pod: twoInits, sandboxes: [] })).toMatchInlineSnapshot(`
      "[] -> #0 prepare volumes, the pod is new
      [0] -> #1 create sandbox attempt 0, the pod is new
      [1] -> #2 start sandbox #1, the pod is new
      [^2] -> #3 ensure image i1:1 of i1, it is the first init container
      [3 1 ^2] -> #4 create i1 attempt 0 in #1, it is the first init container
      [4 2] -> #5 start i1 #4, it is the first init container
      [] -> #6 pull ahead i2:1 for i2, its turn comes later
      [] -> #7 pull ahead app:1 for app, its turn comes later"
    `);
  });

  it('waits for a running one', () => {
    const prefetched = new Set(['i2:1', 'app:1']);
    expect(planText({ pod: twoInits, containers: [running('i1', init)], history: { prefetched } })).toBe(
      'nothing to do',
    );
  });

  it('starts the second when the first is done', () => {
    const prefetched = new Set(['i2:1', 'app:1']);
    expect(
      planText({ pod: twoInits, containers: [exited('i1', 0, init)], history: { prefetched } }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 ensure image i2:1 of i2, i1 is done
      [0] -> #1 create i2 attempt 0 in s0, i1 is done
      [1] -> #2 start i2 #1, i1 is done"
    `);
  });

  it('starts the regular containers when the last is done', () => {
    expect(
      planText({ pod: twoInits, containers: [exited('i1', 0, init), exited('i2', 0, init)] }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 ensure image app:1 of app, it has not run yet
      [0] -> #1 create app attempt 0 in s0, it has not run yet
      [1] -> #2 start app #1, it has not run yet"
    `);
  });

  it('reruns a failed one, even with policy Always', () => {
    expect(planText({ pod: twoInits, containers: [exited('i1', 3, init)] })).toContain('create i1 attempt 1');
  });

  it('ends the pod when one fails and the policy is Never', () => {
    const never = { ...twoInits, spec: { ...twoInits.spec, restartPolicy: 'Never' } };
    expect(planText({ pod: never, containers: [exited('i1', 3, init)] })).toMatchInlineSnapshot(
      `"[] -> #0 stop sandbox s0, an init container failed and the restart policy is Never"`,
    );
  });

  it('takes an OOM-killed one as failed even with exit 0', () => {
    const oom = exited('i1', 0, { ...init, oomKilled: true });
    expect(planText({ pod: twoInits, containers: [oom] })).toContain('create i1 attempt 1');
  });

  it('starts one that was created but not started', () => {
    expect(planText({ pod: twoInits, containers: [created('i1', init)] })).toContain('start i1 i1-0');
  });

  it('does not run them again while a regular container lives, even if their records are gone', () => {
    expect(planText({ pod: twoInits, containers: [running('app')] })).toBe('nothing to do');
  });
});

describe('sidecars', () => {
  const mesh = pod({ initContainers: [container('i1'), sidecar('mesh'), container('i2'), sidecar('log')] });
  const prefetched = new Set(['i1:1', 'i2:1', 'mesh:1', 'log:1', 'app:1']);

  it('lets the next init container start as soon as the sidecar runs', () => {
    const containers = [exited('i1', 0, init), running('mesh', init)];
    expect(planText({ pod: mesh, containers, history: { prefetched } })).toContain('create i2 attempt 0');
  });

  it('lets the regular containers start when the last sidecar runs', () => {
    const containers = [
      exited('i1', 0, init),
      running('mesh', init),
      exited('i2', 0, init),
      running('log', init),
    ];
    expect(planText({ pod: mesh, containers })).toContain('create app attempt 0');
  });

  it('restarts a dead sidecar while later init containers run', () => {
    const containers = [exited('i1', 0, init), exited('mesh', 0, init), running('i2', init)];
    expect(planText({ pod: mesh, containers, history: { prefetched } })).toMatchInlineSnapshot(`
      "[] -> #0 set back-off to 10s, restart of mesh
      [] -> #1 ensure image mesh:1 of mesh, the sidecar exited with 0
      [1] -> #2 create mesh attempt 1 in s0, the sidecar exited with 0
      [2 ~0] -> #3 start mesh #2, the sidecar exited with 0"
    `);
  });

  it('restarts every dead sidecar of an initialized pod, even with policy Never and exit 0', () => {
    const never = { ...mesh, spec: { ...mesh.spec, restartPolicy: 'Never' } };
    const containers = [exited('mesh', 0, init), exited('log', 1, init), running('app')];
    expect(planText({ pod: never, containers })).toMatchInlineSnapshot(`
      "[] -> #0 set back-off to 10s, restart of mesh
      [] -> #1 ensure image mesh:1 of mesh, the sidecar exited with 0
      [1] -> #2 create mesh attempt 1 in s0, the sidecar exited with 0
      [2 ~0] -> #3 start mesh #2, the sidecar exited with 0
      [] -> #4 set back-off to 10s, restart of log
      [] -> #5 ensure image log:1 of log, the sidecar exited with 1
      [5] -> #6 create log attempt 1 in s0, the sidecar exited with 1
      [6 ~4 ~3] -> #7 start log #6, the sidecar exited with 1"
    `);
  });

  it('starts a sidecar whose record is gone once the pod is initialized', () => {
    expect(planText({ pod: mesh, containers: [running('log', init), running('app')] })).toContain(
      'create mesh attempt 0',
    );
  });

  it('replaces a running sidecar whose image changed', () => {
    const changed = pod({ initContainers: [{ ...sidecar('mesh'), image: 'mesh:2' }] });
    expect(
      planText({ pod: changed, containers: [running('mesh', init), running('app')] }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 stop mesh mesh-0 by 30s "Init container mesh definition changed", its definition changed
      [] -> #1 ensure image mesh:2 of mesh, its definition changed
      [1 0] -> #2 create mesh attempt 1 in s0, its definition changed
      [2 0] -> #3 start mesh #2, its definition changed"
    `);
  });

  it('are stopped in reverse order when the regular containers have ended', () => {
    const job = { ...mesh, spec: { ...mesh.spec, restartPolicy: 'Never' } };
    const containers = [running('mesh', init), running('log', init), exited('app', 0)];
    expect(planText({ pod: job, containers })).toMatchInlineSnapshot(`
      "[] -> #0 stop log log-0 by 30s "Stopping container log", all containers have ended
      [~0] -> #1 stop mesh mesh-0 by 30s "Stopping container mesh", all containers have ended
      [0 1] -> #2 stop sandbox s0, all containers have ended"
    `);
  });
});

describe('a lost sandbox', () => {
  it('kills, forgets the init containers and begins with the first', () => {
    expect(
      planText({
        pod: twoInits,
        sandboxes: [sandbox({ state: 'exited' })],
        containers: [exited('i1', 0, init), exited('i2', 0, init), running('app')],
      }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 record SandboxChanged, the sandbox is dead
      [~0] -> #1 stop app app-0 by 30s "Stopping container app", the sandbox is dead
      [1] -> #2 remove i1 i1-0, init containers run again in a new sandbox
      [1] -> #3 remove i2 i2-0, init containers run again in a new sandbox
      [0 1 2 3] -> #4 prepare volumes, the sandbox is dead
      [0 1 2 3 4] -> #5 create sandbox attempt 1, the sandbox is dead
      [5] -> #6 start sandbox #5, the sandbox is dead
      [^6] -> #7 ensure image i1:1 of i1, it is the first init container
      [7 5 ^6] -> #8 create i1 attempt 1 in #5, it is the first init container
      [8 6] -> #9 start i1 #8, it is the first init container
      [] -> #10 pull ahead app:1 for app, its turn comes later"
    `);
  });
});
