// What the page asks about forwards, against an answering stand-in: every call ends, and what failed is said.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../electron/common/appError.ts';
import type { Forward, PortNote } from '../../../../electron/common/contract/forwards.ts';
import { ForwardCalls } from '../../../../renderer/forwards/forwardCalls.ts';
import { usePendingForwards } from '../../../../renderer/forwards/pendingForwards.ts';
import { i18n, startI18n } from '../../../../renderer/i18n/i18n.ts';
import { useForwards } from '../../../../renderer/state/forwardsStore.ts';
import { clearNotifications, useNotifications } from '../../../../renderer/state/notifications.ts';
import { makeForward } from '../../../fakes/demo/demoForwards.ts';

const web = makeForward({ id: 'web', podPort: 80, localPort: 8080 });
const { pod, podPort, protocol } = web;
const said = () => useNotifications.getState().list.map(({ text }) => text);

interface Opened {
  readonly forward: Forward;
  readonly note?: PortNote;
}

function services() {
  return {
    open: vi.fn((): Promise<Opened> => Promise.resolve({ forward: web })),
    update: vi.fn(() => Promise.resolve({ forward: web })),
    setOn: vi.fn(() => Promise.resolve({ results: [] })),
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
    await new ForwardCalls(api, i18n.t).switchPort(
      { pod, podPort, protocol, container: 'app', forward: undefined },
      true,
    );
    expect(api.open).toHaveBeenCalledWith({ pod, podPort, protocol, container: 'app' }, expect.anything());
    expect(useForwards.getState().byId.get('web')).toBe(web);
  });

  it('switches the one that is there', async () => {
    const api = services();
    await new ForwardCalls(api, i18n.t).switchPort({ pod, podPort, protocol, forward: web }, false);
    expect(api.setOn).toHaveBeenCalledWith({ ids: ['web'], isOn: false }, expect.anything());
    expect(api.open).not.toHaveBeenCalled();
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
    let isPending = false;
    api.setOn.mockImplementation(() => {
      isPending = usePendingForwards.getState().size === 1;
      return Promise.reject(new AppError('Unavailable', 'Podbay is not connected yet.'));
    });
    await new ForwardCalls(api, i18n.t).setOn([web], true);
    expect(isPending).toBe(true);
    expect(usePendingForwards.getState().size).toBe(0);
    expect(said()).toEqual(['Podbay is not connected yet.']);
  });
});

describe('the dialog', () => {
  it('is answered with the failure, which it shows itself', async () => {
    const api = services();
    api.update.mockRejectedValue(new AppError('FailedPrecondition', '8080 is used by node (pid 4121).'));
    const answer = await new ForwardCalls(api, i18n.t).update({ id: 'web', localPort: 8080 });
    expect(answer).toEqual({ failure: '8080 is used by node (pid 4121).' });
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
