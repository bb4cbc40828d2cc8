import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../../electron/common/rpc/channel.ts';
import { createLogger } from '../../../electron/services/logger.ts';
import { FakeContents, FakePort, fakeElectron } from '../../fakes/fakeElectron.ts';

vi.mock('electron', async () => (await import('../../fakes/fakeElectron.ts')).fakeElectron);

const { handOverPorts } = await import('../../../electron/main/portHandover.ts');
const { mainPortChannel } = await import('../../../electron/main/mainPortChannel.ts');

afterEach(() => fakeElectron.ipcMain.removeAllListeners());

function setUp() {
  const own = new FakeContents();
  const served: Channel[] = [];
  const log: string[] = [];
  const sent: unknown[][] = [];
  const handover = handOverPorts({
    isOwnContents: (contents) => Object.is(contents, own),
    serve: (channel) => {
      served.push(channel);
      return { dispose: () => undefined };
    },
    isScreenReaderPresent: () => true,
    logger: createLogger((line) => log.push(line), { now: () => 0 }),
  });
  const ask = (frame: object | null, sender: object = own) => {
    const postMessage = vi.fn();
    const send = (...told: unknown[]) => void sent.push(told);
    fakeElectron.ipcMain.emit('podbay:request-port', {
      sender,
      senderFrame: frame === null ? null : { postMessage, send, ...frame },
    });
    return postMessage;
  };
  return { ask, served, log, sent, handover };
}

const page = { origin: 'app://podbay', parent: null };

describe('a port (17)', () => {
  it('is handed to the main frame of our page, on that frame alone', () => {
    const { ask, served, sent } = setUp();
    const postMessage = ask(page);
    expect(sent).toEqual([['podbay:screen-reader', true]]);
    expect(served).toHaveLength(1);
    expect(postMessage).toHaveBeenCalledExactlyOnceWith('podbay:port', null, [expect.any(FakePort)]);
  });

  it.each([
    ['a frame that is gone', null],
    ['another origin', { ...page, origin: 'https://evil.example' }],
    ['an origin that begins like ours', { ...page, origin: 'app://podbay.evil' }],
    ['an opaque origin', { ...page, origin: 'null' }],
    ['an inner frame', { ...page, parent: {} }],
  ])('is refused to %s, and the log says so', (_who, frame) => {
    const { ask, served, log } = setUp();
    ask(frame);
    expect(served).toEqual([]);
    expect(log.join()).toContain('A port was refused');
  });

  it('is refused to contents that no window of ours shows', () => {
    const { ask, served } = setUp();
    ask(page, new FakeContents());
    expect(served).toEqual([]);
  });

  it('is no longer given after the end', () => {
    const { ask, served, handover } = setUp();
    handover.dispose();
    ask(page);
    expect(served).toEqual([]);
  });
});

describe('a MessagePortMain as a channel', () => {
  it('carries messages both ways and reports the end', () => {
    const port = new FakePort();
    // The fake has what mainPortChannel touches of MessagePortMain.
    const channel = mainPortChannel(port as unknown as Parameters<typeof mainPortChannel>[0]);
    const received: unknown[] = [];
    const closed = vi.fn();
    channel.onMessage((message) => received.push(message));
    channel.onClose(closed);
    channel.send({ type: 'hello', version: 1 });
    port.emit('message', { data: { type: 'item', id: 1, value: new Uint8Array([1]) } });
    expect(port.sent).toEqual([{ type: 'hello', version: 1 }]);
    expect(received).toEqual([{ type: 'item', id: 1, value: new Uint8Array([1]) }]);
    port.emit('close');
    expect(closed).toHaveBeenCalledOnce();
  });
});

describe('the preload script (20)', () => {
  it('exposes one function and a frozen record, and forwards the port to our origin only', async () => {
    const postMessage = vi.fn();
    vi.stubGlobal('window', { postMessage });
    vi.stubGlobal('location', { origin: 'app://podbay' });
    await import('../../../electron/preload/index.ts');
    const [name, bridge] = fakeElectron.contextBridge.exposeInMainWorld.mock.lastCall ?? [];
    expect(name).toBe('podbayDesktop');
    expect(Object.keys(bridge)).toEqual(['capabilities', 'requestPort']);
    expect(Object.isFrozen(bridge.capabilities)).toBe(true);
    bridge.requestPort('ignored');
    expect(fakeElectron.ipcRenderer.send).toHaveBeenCalledExactlyOnceWith('podbay:request-port');
    const port = new FakePort();
    fakeElectron.ipcRenderer.emit('podbay:port', { ports: [port] });
    expect(postMessage).toHaveBeenCalledExactlyOnceWith('podbay:port', 'app://podbay', [port]);
    vi.unstubAllGlobals();
  });
});
