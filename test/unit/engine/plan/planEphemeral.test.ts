import { describe, expect, it } from 'vitest';
import { container, created, exited, planText, pod, running } from './planFixture.ts';

const debugged = pod({ ephemeralContainers: [container('debugger')] });
const app = running('app');
const ephemeral = { kind: 'ephemeral' } as const;

describe('an ephemeral container', () => {
  it('starts in the running sandbox, beside what runs', () => {
    expect(planText({ pod: debugged, containers: [app] })).toMatchInlineSnapshot(`
      "[] -> #0 ensure image debugger:1 of debugger, it was added to the running pod
      [0] -> #1 create debugger attempt 0 in s0, it was added to the running pod
      [1] -> #2 start debugger #1, it was added to the running pod"
    `);
  });

  it('starts although the pod is not initialized', () => {
    const initializing = pod({
      initContainers: [container('init')],
      ephemeralContainers: [container('debugger')],
    });
    expect(planText({ pod: initializing, containers: [running('init', { kind: 'init' })] })).toContain(
      'start debugger',
    );
  });

  it('of an app that died before the start is started then', () => {
    expect(
      planText({ pod: debugged, containers: [app, created('debugger', ephemeral)] }),
    ).toMatchInlineSnapshot(`"[] -> #0 start debugger debugger-0, it was created but not started"`);
  });

  it.each(['Always', 'OnFailure', 'Never'])(
    'never starts again under %s, and its end stays',
    (restartPolicy) => {
      const ended = { ...debugged, spec: { ...debugged.spec, restartPolicy } };
      expect(planText({ pod: ended, containers: [app, exited('debugger', 1, ephemeral)] })).toBe(
        'nothing to do',
      );
    },
  );

  it('never starts again when its container was removed by hand', () => {
    const status = {
      ephemeralContainerStatuses: [
        {
          name: 'debugger',
          containerID: 'docker://debugger-0',
          image: 'debugger:1',
          imageID: '',
          ready: false,
          restartCount: 0,
        },
      ],
    };
    expect(planText({ pod: debugged, containers: [app], status })).toBe('nothing to do');
  });

  it('is stopped with the pod, and removed with it', () => {
    const plan = planText({
      pod: debugged,
      containers: [app, running('debugger', ephemeral)],
      removal: 'forced',
    });
    expect(plan).toContain('stop debugger');
    expect(plan).toContain('remove debugger');
  });
});
