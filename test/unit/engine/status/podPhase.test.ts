import { describe, expect, test } from 'vitest';
import type { ContainerStatus, PodSpec } from '../../../../electron/common/kubernetes/objects.ts';
import { podPhase } from '../../../../electron/engine/status/podPhase.ts';
import { container, sidecar } from '../samplePods.ts';

type Policy = 'Always' | 'OnFailure' | 'Never';
/** running | waiting | exit code | crash<code>: waiting after a run that exited with the code | - : no status. */
type StateWord = 'run' | 'wait' | '0' | '1' | 'crash0' | 'crash1' | 'empty' | '-';

function status(name: string, word: StateWord): ContainerStatus[] {
  if (word === '-') return [];
  const ended = (exitCode: number) => ({ terminated: { exitCode } });
  const states: Record<Exclude<StateWord, '-'>, Pick<ContainerStatus, 'state' | 'lastState'>> = {
    run: { state: { running: {} } },
    wait: { state: { waiting: {} }, lastState: {} },
    '0': { state: ended(0) },
    '1': { state: ended(1) },
    crash0: { state: { waiting: {} }, lastState: ended(0) },
    crash1: { state: { waiting: {} }, lastState: ended(1) },
    empty: { state: {} },
  };
  const started = word === 'run';
  return [{ name, image: '', imageID: '', ready: started, started, restartCount: 0, ...states[word] }];
}

interface Row {
  readonly rule: string;
  readonly policy?: Policy;
  readonly init?: readonly StateWord[];
  readonly sidecars?: readonly StateWord[];
  readonly app: readonly StateWord[];
  readonly terminal?: boolean;
  readonly phase: string;
}

const rows: readonly Row[] = [
  { rule: '1 init failed, Never', policy: 'Never', init: ['1'], app: ['wait'], phase: 'Failed' },
  {
    rule: '1 init crash seen in lastState, Never',
    policy: 'Never',
    init: ['crash1'],
    app: ['wait'],
    phase: 'Failed',
  },
  { rule: '2 init without status', init: ['-'], app: ['wait'], phase: 'Pending' },
  { rule: '2 init running', init: ['run'], app: ['wait'], phase: 'Pending' },
  { rule: '2 init waiting', init: ['wait'], app: ['0'], policy: 'Never', phase: 'Pending' },
  { rule: '2 init in an empty state', init: ['empty'], app: ['run'], phase: 'Pending' },
  { rule: '2 sidecar waits, nothing started', sidecars: ['wait'], app: ['wait'], phase: 'Pending' },
  {
    rule: '2 sidecar in an empty state, nothing started',
    sidecars: ['empty'],
    app: ['crash1'],
    phase: 'Pending',
  },
  { rule: '3 init failing under Always', init: ['crash1'], app: ['wait'], phase: 'Pending' },
  { rule: '3 one crash loop, one never started', app: ['crash1', 'wait'], phase: 'Pending' },
  { rule: '3 one running, one never started', app: ['run', 'wait'], phase: 'Pending' },
  { rule: '3 a waiting sidecar counts as waiting', sidecars: ['wait'], app: ['run'], phase: 'Pending' },
  { rule: '4 all running', app: ['run', 'run'], phase: 'Running' },
  { rule: '4 one running, one ended', policy: 'Never', app: ['run', '0'], phase: 'Running' },
  { rule: '4 one running, one crash loop', app: ['run', 'crash1'], phase: 'Running' },
  { rule: '4 only the sidecar still runs', policy: 'Never', sidecars: ['run'], app: ['0'], phase: 'Running' },
  { rule: '4 init done and running', init: ['0'], app: ['run'], phase: 'Running' },
  { rule: '4 a crash-looping sidecar is ignored', sidecars: ['crash1'], app: ['run'], phase: 'Running' },
  {
    rule: '5a a container waiting for its next run has not succeeded',
    app: ['0', 'crash0'],
    terminal: true,
    phase: 'Failed',
  },
  { rule: '5a all exits 0 at the end', app: ['0', '0'], terminal: true, phase: 'Succeeded' },
  { rule: '5a one failure at the end', app: ['0', '1'], terminal: true, phase: 'Failed' },
  {
    rule: '5a the sidecar exit code does not count',
    sidecars: ['1'],
    app: ['0'],
    terminal: true,
    phase: 'Succeeded',
  },
  { rule: '5b stopped under Always', app: ['0', '1'], phase: 'Running' },
  { rule: '5b crash loop under Always', app: ['crash1'], phase: 'Running' },
  { rule: '5c all succeeded, OnFailure', policy: 'OnFailure', app: ['0', '0'], phase: 'Succeeded' },
  { rule: '5c all succeeded, Never', policy: 'Never', app: ['0'], phase: 'Succeeded' },
  { rule: '5d one failed, Never', policy: 'Never', app: ['0', '1'], phase: 'Failed' },
  { rule: '5e one failed, OnFailure', policy: 'OnFailure', app: ['0', '1'], phase: 'Running' },
  { rule: '6 a status is missing', app: ['run', '-'], phase: 'Pending' },
  { rule: '6 a sidecar status is missing', sidecars: ['-'], app: ['run'], phase: 'Pending' },
  { rule: '6 a state is empty', app: ['empty'], phase: 'Pending' },
];

describe('the phase decision table', () => {
  test.each(rows)('rule $rule gives $phase', ({ policy, init = [], sidecars = [], app, terminal, phase }) => {
    const spec: PodSpec = {
      restartPolicy: policy ?? 'Always',
      initContainers: [
        ...init.map((_, index) => container(`init${index}`)),
        ...sidecars.map((_, index) => sidecar(`side${index}`)),
      ],
      containers: app.map((_, index) => container(`app${index}`)),
    };
    const statuses = [
      ...init.flatMap((word, index) => status(`init${index}`, word)),
      ...sidecars.flatMap((word, index) => status(`side${index}`, word)),
      ...app.flatMap((word, index) => status(`app${index}`, word)),
    ];
    expect(podPhase(spec, statuses, terminal ?? false)).toBe(phase);
  });
});
