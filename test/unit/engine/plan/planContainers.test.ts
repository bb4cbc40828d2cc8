import { describe, expect, it } from 'vitest';
import { crashKey } from '../../../../electron/engine/backoff/runHistory.ts';
import { container, created, exited, NOW, planText, pod, running, sandbox } from './planFixture.ts';

const three = pod({ containers: [container('a'), container('b'), container('c')] });

describe('a new pod', () => {
  it('pulls and creates side by side while the sandbox starts, and starts in spec order', () => {
    expect(planText({ pod: three, sandboxes: [] })).toMatchInlineSnapshot(`
      "[] -> #0 prepare volumes, the pod is new
      [0] -> #1 create sandbox attempt 0, the pod is new
      [1] -> #2 start sandbox #1, the pod is new
      [^2] -> #3 ensure image a:1 of a, it has not run yet
      [3 1 ^2] -> #4 create a attempt 0 in #1, it has not run yet
      [4 2] -> #5 start a #4, it has not run yet
      [^2] -> #6 ensure image b:1 of b, it has not run yet
      [6 1 ^2] -> #7 create b attempt 0 in #1, it has not run yet
      [7 2 ~5] -> #8 start b #7, it has not run yet
      [^2] -> #9 ensure image c:1 of c, it has not run yet
      [9 1 ~4 ^2] -> #10 create c attempt 0 in #1, it has not run yet
      [10 2 ~8] -> #11 start c #10, it has not run yet"
    `);
  });

  it('waits for a node', () => {
    expect(planText({ pod: pod({ nodeName: '' }), sandboxes: [] })).toBe('nothing to do');
  });

  it('does nothing once all of it runs', () => {
    expect(planText({ containers: [running('app')] })).toBe('nothing to do');
  });
});

describe('an app that died in the middle', () => {
  it('starts a sandbox that was created but not started, with its containers', () => {
    expect(
      planText({ sandboxes: [sandbox({ state: 'created' })], containers: [created('app')] }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 prepare volumes, the sandbox was created but not started
      [0] -> #1 start sandbox s0, the sandbox was created but not started
      [1] -> #2 start app app-0, it was created but not started"
    `);
  });

  it('starts a container that was created but not started, under the same attempt', () => {
    expect(
      planText({ containers: [created('app', { attempt: 2 }), exited('app', 1, { attempt: 1 })] }),
    ).toMatchInlineSnapshot(`"[] -> #0 start app app-2, it was created but not started"`);
  });

  it('makes a never started container of another sandbox anew, under the same attempt', () => {
    expect(
      planText({
        sandboxes: [sandbox({ attempt: 1 }), sandbox({ state: 'exited' })],
        containers: [created('app', { attempt: 2 })],
      }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 ensure image app:1 of app, it was created but not started
      [] -> #1 remove app app-2, it belongs to another sandbox or definition and has never run
      [0 1] -> #2 create app attempt 2 in s1, it was created but not started
      [2] -> #3 start app #2, it was created but not started"
    `);
  });

  it('removes a doubled run and keeps the newest', () => {
    expect(planText({ containers: [running('app', { attempt: 1 }), running('app')] })).toMatchInlineSnapshot(
      `"[] -> #0 remove app app-0, a newer run exists"`,
    );
  });

  it('stops what runs in an older sandbox before anything else', () => {
    expect(
      planText({
        sandboxes: [sandbox({ attempt: 1 }), sandbox({ state: 'exited' })],
        containers: [running('app')],
      }),
    ).toMatchInlineSnapshot(
      `"[] -> #0 stop app app-0 by 30s "Stopping container app", it runs in an older sandbox"`,
    );
  });
});

describe('restart policy', () => {
  const table = [
    ['Always', 0, true],
    ['Always', 1, true],
    ['OnFailure', 0, false],
    ['OnFailure', 1, true],
    ['Never', 0, false],
    ['Never', 1, false],
  ] as const;
  it.each(table)('%s after exit %d restarts: %s', (restartPolicy, exitCode, restarts) => {
    const text = planText({
      pod: pod({ restartPolicy, containers: [container('app'), container('other')] }),
      containers: [exited('app', exitCode), running('other')],
    });
    expect(text.includes('create app attempt 1')).toBe(restarts);
    if (!restarts) expect(text).toBe('nothing to do');
  });

  it('restarts an OOM-killed container that exited 0 under OnFailure only by its exit code', () => {
    const text = planText({
      pod: pod({ restartPolicy: 'OnFailure', containers: [container('app'), container('other')] }),
      containers: [exited('app', 0, { oomKilled: true }), running('other')],
    });
    expect(text).toBe('nothing to do');
  });

  it('stops the sandbox when all containers have ended, and then leaves all in place', () => {
    const job = pod({ restartPolicy: 'OnFailure' });
    expect(planText({ pod: job, containers: [exited('app', 0)] })).toMatchInlineSnapshot(
      `"[] -> #0 stop sandbox s0, all containers have ended"`,
    );
    expect(
      planText({ pod: job, containers: [exited('app', 0)], sandboxes: [sandbox({ state: 'exited' })] }),
    ).toBe('nothing to do');
  });

  it('starts nothing again once the phase is terminal', () => {
    expect(planText({ status: { phase: 'Failed' }, containers: [exited('app', 1)] })).toMatchInlineSnapshot(
      `"[] -> #0 stop sandbox s0, the pod has ended"`,
    );
  });
});

describe('crash back-off', () => {
  const key = crashKey(pod(), container('app'));

  it('restarts at once after the first crash and begins to count', () => {
    expect(planText({ containers: [exited('app', 1)] })).toMatchInlineSnapshot(`
      "[] -> #0 set back-off to 10s, restart of app
      [] -> #1 ensure image app:1 of app, it exited with 1
      [1] -> #2 create app attempt 1 in s0, it exited with 1
      [2 ~0] -> #3 start app #2, it exited with 1"
    `);
  });

  it('waits exactly until the end of the window, and reports it once', () => {
    const crashes = new Map([[key, { backOffMs: 10_000, updatedAt: NOW - 4_000 }]]);
    const containers = [exited('app', 1, { attempt: 1 })];
    expect(planText({ containers, history: { crashes } })).toMatchInlineSnapshot(`
      "[] -> #0 report app CrashLoopBackOff for 7s, it exited 3s ago
      wake in 7s"
    `);
    const reportedUntil = new Map([['app', NOW + 7_000]]);
    expect(planText({ containers, history: { crashes, reportedUntil } })).toBe('wake in 7s');
  });

  it('lets the restart through when the window has passed, and doubles', () => {
    const crashes = new Map([[key, { backOffMs: 20_000, updatedAt: NOW - 40_000 }]]);
    const containers = [exited('app', 1, { attempt: 4, finishedAt: NOW - 20_000 })];
    expect(planText({ containers, history: { crashes } })).toMatchInlineSnapshot(`
      "[] -> #0 set back-off to 40s, restart of app
      [] -> #1 ensure image app:1 of app, it exited with 1
      [1] -> #2 create app attempt 5 in s0, it exited with 1
      [2 ~0] -> #3 start app #2, it exited with 1"
    `);
  });

  it('starts another image without back-off', () => {
    const crashes = new Map([[key, { backOffMs: 300_000, updatedAt: NOW - 4_000 }]]);
    const changed = pod({ containers: [container('app', { image: 'app:2' })] });
    expect(planText({ pod: changed, containers: [exited('app', 1)], history: { crashes } })).toContain(
      'set back-off to 10s',
    );
  });

  it('counts a start that the engine refused as a crash', () => {
    const refused = created('app', { exitCode: 127, error: 'executable file not found' });
    expect(planText({ containers: [refused] })).toContain('create app attempt 1');
  });
});

describe('image back-off', () => {
  const failure = { backOffMs: 10_000, updatedAt: NOW - 1_000, error: 'not found', lookAt: NOW + 1_000 };

  it('shows the error before it looks again', () => {
    const pullFailures = new Map([['app:1', failure]]);
    expect(planText({ history: { pullFailures } })).toBe('wake in 1s');
  });

  it('looks for the image without pulling it, and reports the wait', () => {
    const pullFailures = new Map([['app:1', { ...failure, updatedAt: NOW - 2_000, lookAt: NOW }]]);
    expect(planText({ history: { pullFailures } })).toMatchInlineSnapshot(`
      "[] -> #0 look for image app:1 of app, it has not run yet
      [0] -> #1 create app attempt 0 in s0, it has not run yet
      [1] -> #2 start app #1, it has not run yet"
    `);
  });

  it('pulls again when the wait is over', () => {
    const pullFailures = new Map([['app:1', { ...failure, updatedAt: NOW - 10_000, lookAt: NOW }]]);
    expect(planText({ history: { pullFailures } })).toContain('ensure image app:1 of app');
  });
});

describe('a changed image', () => {
  it('replaces that one container in its sandbox, whatever the policy', () => {
    const changed = pod({
      restartPolicy: 'Never',
      containers: [container('app', { image: 'app:2' }), container('other')],
    });
    expect(planText({ pod: changed, containers: [running('app'), running('other')] })).toMatchInlineSnapshot(`
      "[] -> #0 stop app app-0 by 30s "Container app definition changed, will be restarted", its definition changed
      [] -> #1 ensure image app:2 of app, its definition changed
      [1 0] -> #2 create app attempt 1 in s0, its definition changed
      [2 0] -> #3 start app #2, its definition changed"
    `);
  });
});

describe('garbage', () => {
  it('keeps the newest dead run of each container and of sandboxes those in use', () => {
    expect(
      planText({
        sandboxes: [sandbox({ attempt: 2, id: 's0' }), sandbox({ attempt: 1, state: 'exited' })],
        containers: [
          running('app', { attempt: 5 }),
          exited('app', 1, { attempt: 4 }),
          exited('app', 1, { attempt: 3, sandboxId: 's1' }),
        ],
      }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 remove app app-3, a newer dead run is kept
      [] -> #1 remove sandbox s1, a newer sandbox has replaced it"
    `);
  });
});

describe('activeDeadlineSeconds', () => {
  const limited = pod({ activeDeadlineSeconds: 60 });
  const started = (agoMs: number) => ({ startTime: new Date(NOW - agoMs).toISOString() });

  it('wakes when it passes', () => {
    expect(planText({ pod: limited, containers: [running('app')], status: started(50_000) })).toBe(
      'wake in 10s',
    );
  });

  it('fails the pod and stops it', () => {
    expect(
      planText({ pod: limited, containers: [running('app')], status: started(60_000) }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 fail pod DeadlineExceeded, activeDeadlineSeconds is 60
      [~0] -> #1 stop app app-0 by 30s "Stopping container app", activeDeadlineSeconds is 60
      [1] -> #2 stop sandbox s0, activeDeadlineSeconds is 60"
    `);
  });
});
