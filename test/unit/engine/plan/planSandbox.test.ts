import { describe, expect, it } from 'vitest';
import { container, created, exited, NOW, planText, pod, running, sandbox } from './planFixture.ts';

describe('a changed sandbox', () => {
  it('recreates every container with the next attempt', () => {
    expect(
      planText({
        pod: pod({ containers: [container('a'), container('b')] }),
        sandboxes: [sandbox({ state: 'exited' })],
        containers: [running('a'), exited('b', 137)],
      }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 record SandboxChanged, the sandbox is dead
      [~0] -> #1 stop a a-0 by 30s "Stopping container a", the sandbox is dead
      [0 1] -> #2 prepare volumes, the sandbox is dead
      [0 1 2] -> #3 create sandbox attempt 1, the sandbox is dead
      [3] -> #4 start sandbox #3, the sandbox is dead
      [^4] -> #5 ensure image a:1 of a, its sandbox is replaced
      [5 3 ^4] -> #6 create a attempt 1 in #3, its sandbox is replaced
      [6 4] -> #7 start a #6, its sandbox is replaced
      [4] -> #8 set back-off to 10s, restart of b
      [^4] -> #9 ensure image b:1 of b, it exited with 137
      [9 3 ^4] -> #10 create b attempt 1 in #3, it exited with 137
      [10 4 ~8 ~7] -> #11 start b #10, it exited with 137"
    `);
  });

  it('counts a removed sandbox as changed when containers prove that there was one', () => {
    const text = planText({ sandboxes: [], containers: [running('app')] });
    expect(text).toContain('record SandboxChanged, the sandbox is gone');
    expect(text).toContain('create sandbox attempt 1');
  });

  it('continues the attempts of a sandbox that is gone without a trace', () => {
    expect(planText({ sandboxes: [], history: { lastSandboxAttempt: 3 } })).toContain(
      'create sandbox attempt 4',
    );
  });

  it('is replaced when it has no address, unless the pod uses the host network', () => {
    expect(planText({ sandboxes: [sandbox({ podIps: [] })] })).toContain('the sandbox has no address');
    const host = pod({ hostNetwork: true });
    const quiet = { pod: host, sandboxes: [sandbox({ podIps: [] })], containers: [running('app')] };
    expect(planText(quiet)).toBe('nothing to do');
  });

  it('is replaced when two of them run', () => {
    expect(planText({ sandboxes: [sandbox(), sandbox({ attempt: 1 })] })).toContain(
      'create sandbox attempt 2',
    );
  });

  it('does not count a start that failed only because the sandbox was dying', () => {
    const text = planText({
      sandboxes: [sandbox({ state: 'exited' })],
      containers: [
        exited('app', 128, { attempt: 1, startedAt: undefined, error: 'cannot join network' }),
        exited('app', 137),
      ],
    });
    expect(text).toContain('remove app app-1, it belongs to another sandbox');
    expect(text).toContain('create app attempt 1');
    expect(text).not.toContain('remove app app-0');
  });

  it('does not count an init container that was created beside a sandbox which then failed to start', () => {
    const text = planText({
      pod: pod({ initContainers: [container('init')], containers: [container('app')] }),
      sandboxes: [sandbox({ state: 'exited' })],
      containers: [created('init', { kind: 'init' })],
    });
    expect(text).toContain('remove init init-0, init containers run again in a new sandbox');
    expect(text).toContain('create init attempt 0');
  });

  it('starts again only what has not succeeded under OnFailure', () => {
    const text = planText({
      pod: pod({ restartPolicy: 'OnFailure', containers: [container('a'), container('b')] }),
      sandboxes: [sandbox({ state: 'exited' })],
      containers: [exited('a', 0), exited('b', 137)],
    });
    expect(text).toContain('create b attempt 1');
    expect(text).not.toContain('create a');
  });
});

describe('a killed sandbox with policy Never', () => {
  const never = pod({ restartPolicy: 'Never' });
  const dead = [sandbox({ state: 'exited' })];

  it('ends the pod instead of making a new one', () => {
    expect(planText({ pod: never, sandboxes: dead, containers: [running('app')] })).toMatchInlineSnapshot(
      `"[] -> #0 stop app app-0 by 30s "Stopping container app", the sandbox is dead and no container may start again"`,
    );
  });

  it('starts nothing when everything is gone but the status says that it ran', () => {
    const status = {
      containerStatuses: [
        {
          name: 'app',
          image: 'app:1',
          imageID: '',
          ready: false,
          restartCount: 0,
          state: { terminated: { exitCode: 0 } },
        },
      ],
    };
    expect(planText({ pod: never, sandboxes: [], status })).toBe('nothing to do');
  });

  it('tries again when the sandbox failed before any container ran', () => {
    expect(planText({ pod: never, sandboxes: dead, containers: [created('app')] })).toMatchInlineSnapshot(`
      "[] -> #0 record SandboxChanged, the sandbox is dead
      [0] -> #1 prepare volumes, the sandbox is dead
      [0 1] -> #2 create sandbox attempt 1, the sandbox is dead
      [2] -> #3 start sandbox #2, the sandbox is dead
      [^3] -> #4 ensure image app:1 of app, it was created but not started
      [] -> #5 remove app app-0, it belongs to another sandbox or definition and has never run
      [4 5 2 ^3] -> #6 create app attempt 0 in #2, it was created but not started
      [6 3] -> #7 start app #6, it was created but not started"
    `);
  });
});

describe('removal', () => {
  const terminating = pod(
    {
      initContainers: [
        { ...container('s1'), restartPolicy: 'Always' },
        { ...container('s2'), restartPolicy: 'Always' },
      ],
      containers: [container('a'), container('b')],
    },
    { deletionTimestamp: new Date(NOW + 5_000).toISOString(), deletionGracePeriodSeconds: 5 },
  );
  const init = { kind: 'init' } as const;

  it('stops mains together, sidecars after them in reverse, then removes all, sandbox and volumes last', () => {
    expect(
      planText({
        pod: terminating,
        removal: 'graceful',
        containers: [running('s1', init), running('s2', init), running('a'), running('b')],
      }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 stop a a-0 by 5s "Stopping container a", the pod is being deleted
      [] -> #1 stop b b-0 by 5s "Stopping container b", the pod is being deleted
      [~0 ~1] -> #2 stop s2 s2-0 by 5s "Stopping container s2", the pod is being deleted
      [~0 ~1 ~2] -> #3 stop s1 s1-0 by 5s "Stopping container s1", the pod is being deleted
      [0 1 2 3] -> #4 remove s1 s1-0, the pod is being deleted
      [0 1 2 3] -> #5 remove s2 s2-0, the pod is being deleted
      [0 1 2 3] -> #6 remove a a-0, the pod is being deleted
      [0 1 2 3] -> #7 remove b b-0, the pod is being deleted
      [4 5 6 7] -> #8 remove sandbox s0, the pod is being deleted
      [4 5 6 7 8] -> #9 remove volumes, the pod is being deleted
      [4 5 6 7 8 9] -> #10 forget pod, nothing of the pod is left"
    `);
  });

  it('goes on where an earlier run ended', () => {
    expect(
      planText({ pod: terminating, removal: 'graceful', containers: [exited('a', 143)] }),
    ).toMatchInlineSnapshot(`
      "[] -> #0 remove a a-0, the pod is being deleted
      [0] -> #1 remove sandbox s0, the pod is being deleted
      [0 1] -> #2 remove volumes, the pod is being deleted
      [0 1 2] -> #3 forget pod, nothing of the pod is left"
    `);
    expect(planText({ pod: terminating, removal: 'graceful', sandboxes: [] })).toMatchInlineSnapshot(`
      "[] -> #0 remove volumes, the pod is being deleted
      [0] -> #1 forget pod, nothing of the pod is left"
    `);
  });

  it('gives a pod deleted by force no grace', () => {
    expect(planText({ removal: 'forced', containers: [running('app')] })).toMatchInlineSnapshot(`
      "[] -> #0 stop app app-0 by 0s "Stopping container app", the pod was deleted by force
      [0] -> #1 remove app app-0, the pod was deleted by force
      [1] -> #2 remove sandbox s0, the pod was deleted by force
      [1 2] -> #3 remove volumes, the pod was deleted by force
      [1 2 3] -> #4 forget pod, nothing of the pod is left"
    `);
  });
});
