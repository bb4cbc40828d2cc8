// What the page asks about forwards, against an answering stand-in: every call ends, and what failed is said.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../electron/common/appError.ts';
import type {
  Forward,
  ListenFailure,
  PortNote,
  SwitchResult,
} from '../../../../electron/common/contract/forwards.ts';
import { ForwardCalls } from '../../../../renderer/forwards/forwardCalls.ts';
import { forwardKey, pendingChange } from '../../../../renderer/forwards/pendingForwards.ts';
import { i18n, startI18n } from '../../../../renderer/i18n/i18n.ts';
import { putForward, useForwards } from '../../../../renderer/state/forwardsStore.ts';
import { clearNotifications, useNotifications } from '../../../../renderer/state/notifications.ts';
import { makeForward } from '../../../fakes/demo/demoForwards.ts';

const web = makeForward({ id: 'web', podPort: 80, localPort: 8080 });
const { pod, podPort, protocol } = web;
const said = () => useNotifications.getState().list.map(({ text }) => text);

interface Opened {
  readonly forward: Forward;
  readonly refusal?: ListenFailure;
  readonly note?: PortNote;
}

interface SetOn {
  readonly ids: readonly string[];
  readonly isOn: boolean;
}

function services() {
  return {
    open: vi.fn((): Promise<Opened> => Promise.resolve({ forward: web })),
    update: vi.fn((): Promise<Opened> => Promise.resolve({ forward: web })),
    setOn: vi.fn((_input: SetOn): Promise<{ results: SwitchResult[] }> => Promise.resolve({ results: [] })),
    remove: vi.fn(() => Promise.resolve({})),
  };
}

beforeEach(async () => {
  await startI18n('en');
  clearNotifications();
  useForwards.setState({ byId: new Map(), isLoaded: true });
});

describe('the switch of a port', () => {
  it('makes the forward where there is none, and shows it before the stream does', async () => {
    const api = services();
    await new ForwardCalls(api, i18n.t).switchPort({ pod, podPort, protocol, container: 'app' }, true);
    expect(api.open).toHaveBeenCalledWith({ pod, podPort, protocol, container: 'app' }, expect.anything());
    expect(useForwards.getState().byId.get('web')).toBe(web);
  });

  it('switches the one that is there', async () => {
    const api = services();
    putForward(web);
    await new ForwardCalls(api, i18n.t).switchPort({ pod, podPort, protocol }, false);
    expect(api.setOn).toHaveBeenCalledWith({ ids: ['web'], isOn: false }, expect.anything());
    expect(api.open).not.toHaveBeenCalled();
  });

  it('shows what the answer says before the stream does', async () => {
    const api = services();
    const off: Forward = { ...web, isOn: false, state: { phase: 'off' } };
    api.setOn.mockResolvedValue({ results: [{ id: 'web', forward: off }] });
    putForward(web);
    await new ForwardCalls(api, i18n.t).setOn([web], false);
    expect(useForwards.getState().byId.get('web')).toBe(off);
  });

  it('says that another local port was taken', async () => {
    const api = services();
    const note = { wanted: 80, why: 'inUse' as const, holder: { name: 'nginx', pid: 7 } };
    api.open.mockResolvedValue({ forward: web, note });
    await new ForwardCalls(api, i18n.t).open({ pod, podPort });
    expect(said()).toEqual(['80 is used by nginx (pid 7). The forward listens on 8080 instead.']);
  });

  it('is pending until the answer, and says why it failed', async () => {
    const api = services();
    api.setOn.mockRejectedValue(new AppError('Unavailable', 'Podbay is not connected yet.'));
    const switching = new ForwardCalls(api, i18n.t).setOn([web], false);
    expect(pendingChange(forwardKey(web), web)).toBe('off');
    await switching;
    expect(pendingChange(forwardKey(web), web)).toBeUndefined();
    expect(said()).toEqual(['Podbay is not connected yet.']);
  });
});

describe('presses while one is under way', () => {
  it('are done in their order, so that the last one counts', async () => {
    const api = services();
    const calls = new ForwardCalls(api, i18n.t);
    const asked: boolean[] = [];
    const answers: (() => void)[] = [];
    api.setOn.mockImplementation(({ isOn }) => {
      asked.push(isOn);
      return new Promise((resolve) => answers.push(() => resolve({ results: [] })));
    });
    const all = [false, true, false].map((isOn) => calls.setOn([web], isOn));
    expect(asked).toEqual([false]);
    expect(pendingChange(forwardKey(web), web)).toBe('off');
    for (const expected of [2, 3, 3]) {
      answers.shift()?.();
      await vi.waitFor(() => expect(asked).toHaveLength(expected));
    }
    await Promise.all(all);
    expect(asked).toEqual([false, true, false]);
  });

  it('wait for the forward that the first one makes', async () => {
    const api = services();
    const calls = new ForwardCalls(api, i18n.t);
    await Promise.all([true, false, true].map((isOn) => calls.switchPort({ pod, podPort, protocol }, isOn)));
    expect(api.open).toHaveBeenCalledTimes(1);
    expect(api.setOn.mock.calls.map(([input]) => input)).toEqual([
      { ids: ['web'], isOn: false },
      { ids: ['web'], isOn: true },
    ]);
  });

  it('make the forward where the first one could not, and switch nothing off that is not there', async () => {
    const api = services();
    const calls = new ForwardCalls(api, i18n.t);
    api.open.mockRejectedValueOnce(new AppError('Unavailable', 'Podbay is not connected yet.'));
    await Promise.all([true, false, true].map((isOn) => calls.switchPort({ pod, podPort, protocol }, isOn)));
    expect(api.setOn).not.toHaveBeenCalled();
    expect(useForwards.getState().byId.get('web')).toBe(web);
  });
});

describe('the dialog', () => {
  it('is answered with what was refused, of what was asked', async () => {
    const api = services();
    const failure = { reason: 'portInUse', message: '9090 is used.', freePort: 9091 } as const;
    api.update.mockResolvedValue({ forward: web, refusal: failure });
    api.open.mockResolvedValue({ forward: web, refusal: failure });
    const calls = new ForwardCalls(api, i18n.t);
    const { bindAddress } = web;
    expect(await calls.update({ id: 'web', localPort: 9090 })).toEqual({
      forward: web,
      refusal: { failure, asked: { localPort: 9090, bindAddress } },
    });
    expect(await calls.open({ pod, podPort, bindAddress: '10.9.9.9' })).toMatchObject({
      refusal: { failure, asked: { localPort: web.localPort, bindAddress: '10.9.9.9' } },
    });
    expect(said()).toEqual([]);
  });

  it('is answered with the failure, which it shows itself', async () => {
    const api = services();
    api.update.mockRejectedValue(new AppError('NotFound', 'This forward was removed.'));
    const answer = await new ForwardCalls(api, i18n.t).update({ id: 'web', localPort: 8080 });
    expect(answer).toEqual({ failure: 'This forward was removed.' });
    expect(said()).toEqual([]);
  });
});

describe('removing forwards', () => {
  it('can be undone: they are made again, and those that were off are off', async () => {
    const api = services();
    const off: Forward = { ...web, id: 'off', podPort: 81, isOn: false, state: { phase: 'off' } };
    await new ForwardCalls(api, i18n.t).remove([web, off]);
    expect(api.remove).toHaveBeenCalledWith({ ids: ['web', 'off'] }, expect.anything());
    expect(said()).toEqual(['Removed 2 forwards']);

    api.open.mockResolvedValueOnce({ forward: web }).mockResolvedValueOnce({ forward: off });
    useNotifications.getState().list[0]?.action?.run();
    await vi.waitFor(() => expect(api.setOn).toHaveBeenCalledTimes(1));
    expect(api.setOn).toHaveBeenCalledWith({ ids: ['off'], isOn: false }, expect.anything());
    const { bindAddress, scheme, restoreOnStart } = web;
    expect(api.open).toHaveBeenNthCalledWith(
      1,
      { pod, podPort, protocol, localPort: 8080, bindAddress, scheme, restoreOnStart },
      expect.anything(),
    );
  });

  it('of none asks for nothing', async () => {
    const api = services();
    await new ForwardCalls(api, i18n.t).remove([]);
    expect(api.remove).not.toHaveBeenCalled();
  });
});
