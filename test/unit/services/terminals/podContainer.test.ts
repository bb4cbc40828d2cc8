import { describe, expect, it } from 'vitest';
import type { ContainerStatus, PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import { ObservableValue } from '../../../../electron/common/observable.ts';
import { HostShellProgram, hostShellState } from '../../../../electron/services/terminals/hostShell.ts';
import { runningContainer } from '../../../../electron/services/terminals/podContainer.ts';
import { quoteCommand } from '../../../../electron/services/terminals/quoteCommand.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { pod } from '../../engine/plan/planFixture.ts';

const status = (state: ContainerStatus['state']): ContainerStatus => ({
  name: 'app',
  containerID: 'docker://abc',
  image: '',
  imageID: '',
  ready: true,
  restartCount: 0,
  ...(state === undefined ? {} : { state }),
});

function look(state: ContainerStatus['state'], phase = 'Running', container = 'app') {
  const object: PodObject = { ...pod(), status: { phase, containerStatuses: [status(state)] } };
  return runningContainer({ list: () => [object] }, { namespace: 'default', name: 'web', container });
}

describe('the container of a terminal', () => {
  it('is the one that runs now', () => {
    expect(look({ running: {} }).containerId).toBe('abc');
  });

  it('is refused in kubectl’s words when there is none', () => {
    expect(() => look({ running: {} }, 'Running', 'x')).toThrow('container x is not valid for pod web');
    expect(() => look({ waiting: { reason: 'CrashLoopBackOff' } })).toThrow(
      'container "app" in pod "web" is waiting to start: CrashLoopBackOff',
    );
    expect(() => look({ terminated: { exitCode: 0 } }, 'Succeeded')).toThrow(
      'cannot exec into a container in a completed pod; current phase is Succeeded',
    );
    const none = { namespace: 'default', name: 'web', container: 'app' };
    expect(() => runningContainer({ list: () => [] }, none)).toThrow('pods "web" not found');
  });
});

describe('a command line to copy', () => {
  it('is read back by a shell as the same words', () => {
    expect(quoteCommand(['docker', 'exec', 'a b', "it's", '$HOME', ''])).toBe(
      "docker exec 'a b' 'it'\\''s' '$HOME' ''",
    );
  });
});

describe('the host shell', () => {
  const options = (isAllowed: boolean, isInstalled: boolean) => ({
    isAllowed,
    ptys: { isInstalled, create: () => Promise.reject(new Error('not used')) },
    env: { SHELL: '/bin/zsh' },
    platform: 'linux' as const,
    runtime: new ObservableValue(undefined),
    clock: new FakeClock(),
  });

  it('is off unless it was asked for, and missing without node-pty', () => {
    expect(hostShellState(options(false, true))).toBe('off');
    expect(hostShellState(options(true, false))).toBe('missing');
    expect(hostShellState(options(true, true))).toBe('available');
    expect(() => new HostShellProgram(options(false, true))).toThrow('--host-shell');
    expect(() => new HostShellProgram(options(true, false))).toThrow('node-pty');
    expect(new HostShellProgram(options(true, true)).subject.command).toEqual(['/bin/zsh']);
  });
});
