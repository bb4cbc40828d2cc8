import { describe, expect, test } from 'vitest';
import { AppError } from '../../../electron/common/appError.ts';
import type { EngineFailure, LeaseHolder } from '../../../electron/common/contract/system.ts';
import type { LeaseOutcome, RuntimeEvent } from '../../../electron/engine/runtime/podRuntime.ts';
import type { ConnectOutcome } from '../../../electron/engine/runtime/runtimeConnector.ts';
import { EngineSession } from '../../../electron/services/engineSession.ts';
import { createLogger } from '../../../electron/services/logger.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeRuntime } from '../../fakes/fakeRuntime.ts';

const me: LeaseHolder = { hostName: 'here', pid: 1, hostKind: 'browser', startedAt: '2026-01-01T00:00:00Z' };
const other: LeaseHolder = { ...me, pid: 2 };
const failure: EngineFailure = { kind: 'notFound', tried: [] };

/** An engine whose end and whose lease a test decides. */
class SteeredRuntime extends FakeRuntime {
  heldBy: LeaseHolder | undefined;
  refusal: AppError | undefined;
  readonly steps: string[];
  die = (): void => undefined;
  loseLease = (): void => undefined;

  constructor(clock: FakeClock, steps: string[]) {
    super(clock);
    this.steps = steps;
  }

  // oxlint-disable-next-line require-yield -- nothing happens on this engine but its end
  override async *watch(_since: number, signal: AbortSignal): AsyncGenerator<RuntimeEvent> {
    await new Promise<void>((resolve) => {
      this.die = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    throw new AppError('Unavailable', 'gone');
  }

  override async acquireLease(): Promise<LeaseOutcome> {
    if (this.refusal !== undefined) throw this.refusal;
    if (this.heldBy !== undefined) return { kind: 'taken', holder: this.heldBy };
    this.steps.push('lease acquired');
    const lost = new Promise<void>((resolve) => {
      this.loseLease = resolve;
    });
    const release = async () => void this.steps.push('lease released');
    return { kind: 'acquired', lease: { lost, release } };
  }
}

function setUp(storeHeldBy?: LeaseHolder) {
  const clock = new FakeClock();
  const steps: string[] = [];
  const runtime = new SteeredRuntime(clock, steps);
  let answer: ConnectOutcome = { kind: 'connected', runtime };
  let attaching: Promise<void> = Promise.resolve();
  const log: string[] = [];
  const session = new EngineSession({
    connector: { connect: async () => answer },
    engine: {
      attach: async (_runtime, role) => {
        await attaching;
        steps.push(`attached as ${role}`);
      },
      detach: async () => void steps.push('detached'),
    },
    holder: me,
    storeHeldBy,
    connectOptions: () => ({ engineUrl: '', pauseImage: '', instance: 'test' }),
    clock,
    logger: createLogger((line) => log.push(line), clock),
  });
  const end = async () => {
    session.dispose();
    await session.ended();
    expect(clock.pendingTimers).toBe(0);
  };
  /** Attaching takes until the function that is returned is called. */
  const holdAttach = () => {
    let letGo = (): void => undefined;
    attaching = new Promise((resolve) => {
      letGo = resolve;
    });
    return letGo;
  };
  const answerWith = (next: ConnectOutcome) => (answer = next);
  return { clock, steps, log, runtime, session, end, answerWith, holdAttach };
}

describe('the engine session', () => {
  test('an engine that is not there is tried again every three seconds', async () => {
    const { clock, session, runtime, answerWith, end } = setUp();
    answerWith({ kind: 'failed', failure });
    session.start();
    await clock.advance(0);
    expect(session.state.value).toMatchObject({ phase: 'failed', failure, retryAt: '2026-01-01T00:00:03Z' });
    answerWith({ kind: 'connected', runtime });
    await clock.advance(2_999);
    expect(session.state.value.phase).toBe('failed');
    await clock.advance(1);
    expect(session.state.value.phase).toBe('ready');
    expect(session.lease.value).toEqual({ role: 'leader' });
    await end();
  });

  test('"try again now" does not wait', async () => {
    const { clock, session, runtime, answerWith, end } = setUp();
    answerWith({ kind: 'failed', failure });
    session.start();
    await clock.advance(0);
    answerWith({ kind: 'connected', runtime });
    session.retry();
    await clock.advance(0);
    expect(session.state.value.phase).toBe('ready');
    await end();
  });

  test('the second on an engine observes, names the holder, and leads when the first has gone', async () => {
    const { clock, session, runtime, steps, end } = setUp();
    runtime.heldBy = other;
    session.start();
    await clock.advance(10_000);
    expect(session.lease.value).toEqual({ role: 'observer', holder: other });
    expect(steps).toEqual(['attached as observer']);
    runtime.heldBy = undefined;
    await clock.advance(2_000);
    expect(session.lease.value).toEqual({ role: 'leader' });
    expect(steps).toEqual(['attached as observer', 'lease acquired', 'attached as leader']);
    await end();
  });

  test('it leads only once all that exists on the engine is known', async () => {
    const { clock, session, runtime, holdAttach, end } = setUp();
    runtime.heldBy = other;
    session.start();
    await clock.advance(0);
    runtime.heldBy = undefined;
    const letGo = holdAttach();
    await clock.advance(2_000);
    expect(session.lease.value.role).toBe('observer');
    letGo();
    await clock.advance(0);
    expect(session.lease.value.role).toBe('leader');
    await end();
  });

  test('a lost engine is shown with what it was, and led again when it is back', async () => {
    const { clock, session, runtime, steps, answerWith, end } = setUp();
    session.start();
    await clock.advance(0);
    answerWith({ kind: 'failed', failure });
    runtime.die();
    await clock.advance(0);
    expect(session.state.value).toMatchObject({ phase: 'lost', info: { name: 'node' }, failure });
    expect(session.lease.value).toEqual({ role: 'pending' });
    answerWith({ kind: 'connected', runtime });
    await clock.advance(3_000);
    expect(session.lease.value).toEqual({ role: 'leader' });
    expect(steps.filter((step) => step === 'attached as leader')).toHaveLength(2);
    await end();
  });

  test('acting ends before the lease is given up', async () => {
    const { clock, session, steps, end } = setUp();
    session.start();
    await clock.advance(0);
    await end();
    expect(steps.slice(0, 4)).toEqual(['lease acquired', 'attached as leader', 'detached', 'lease released']);
  });

  test('a lost lease is asked for again', async () => {
    const { clock, session, runtime, steps, end } = setUp();
    session.start();
    await clock.advance(0);
    runtime.loseLease();
    await clock.advance(0);
    expect(steps.filter((step) => step === 'lease acquired')).toHaveLength(2);
    await end();
  });

  test('without its data directory a process only ever observes', async () => {
    const { clock, session, steps, end } = setUp(other);
    session.start();
    await clock.advance(5_000);
    expect(session.lease.value).toEqual({ role: 'observer', holder: other });
    expect(steps).toEqual(['attached as observer']);
    await end();
  });

  test('an engine that answers but refuses the lease cannot run containers, in its own words', async () => {
    const { clock, session, runtime, log, end } = setUp();
    const details = 'OCI runtime create failed: runc: exec format error';
    runtime.refusal = new AppError('FailedPrecondition', 'Docker could not start the process.', { details });
    const phases: string[] = [];
    const watching = session.state.subscribe(() => phases.push(session.state.value.phase));
    session.start();
    await clock.advance(9_000);
    expect(session.state.value).toMatchObject({
      phase: 'failed',
      failure: { kind: 'cannotRun', tried: [{ error: details }] },
    });
    expect(phases).not.toContain('ready');
    watching.dispose();
    expect(log).toHaveLength(1);
    expect(log[0]).not.toContain('engineSession.ts');

    runtime.refusal = undefined;
    await clock.advance(3_000);
    expect(session.state.value.phase).toBe('ready');
    runtime.refusal = new AppError('Unavailable', 'Docker Engine does not answer.');
    runtime.loseLease();
    await clock.advance(0);
    expect(session.state.value).toMatchObject({ phase: 'lost', failure: { kind: 'unreachable' } });
    await end();
  });
});
