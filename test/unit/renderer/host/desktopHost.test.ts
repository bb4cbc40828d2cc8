import { describe, expect, it } from 'vitest';
import { createDesktopHost, type MessageTarget } from '../../../../renderer/host/desktopHost.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';

const capabilities = { applicationMenu: true, clipboardRead: true, sameMachine: true };
const { signal } = new AbortController();

/** A window as far as the host looks: it hears messages. */
function fakeWindow() {
  const target = new EventTarget();
  return {
    target: target as MessageTarget,
    say: (message: { data: unknown; source: unknown; ports: unknown[] }) =>
      target.dispatchEvent(Object.assign(new Event('message'), message)),
  };
}

function fakePort() {
  return Object.assign(new EventTarget(), {
    start: () => undefined,
    close: () => undefined,
    postMessage: () => undefined,
  });
}

describe('the port hand-over in the page', () => {
  it('asks once and takes the port that the window itself brings', async () => {
    const { target, say } = fakeWindow();
    let asked = 0;
    const host = createDesktopHost(
      { capabilities, requestPort: () => void (asked += 1) },
      target,
      new FakeClock(),
    );
    const connecting = host.connect(signal);
    say({ data: 'podbay:port', source: target, ports: [fakePort()] });
    expect(await connecting).toHaveProperty('send');
    expect(asked).toBe(1);
  });

  it('ignores ports from another source and other messages', async () => {
    const { target, say } = fakeWindow();
    const clock = new FakeClock();
    const host = createDesktopHost({ capabilities, requestPort: () => undefined }, target, clock);
    const connecting = host.connect(signal);
    say({ data: 'podbay:port', source: {}, ports: [fakePort()] });
    say({ data: 'other', source: target, ports: [fakePort()] });
    say({ data: 'podbay:port', source: target, ports: [] });
    const outcome = expect(connecting).rejects.toMatchObject({ code: 'Unavailable' });
    await clock.advance(10_000);
    await outcome;
    expect(clock.pendingTimers).toBe(0);
  });

  it('follows what the window itself says of a screen reader', () => {
    const { target, say } = fakeWindow();
    const { screenReader } = createDesktopHost({ capabilities, requestPort: () => undefined }, target);
    expect(screenReader.value).toBe(false);
    say({ data: { 'podbay:screen-reader': true }, source: {}, ports: [] });
    say({ data: { 'podbay:screen-reader': 'yes' }, source: target, ports: [] });
    expect(screenReader.value).toBe(false);
    say({ data: { 'podbay:screen-reader': true }, source: target, ports: [] });
    expect(screenReader.value).toBe(true);
  });

  it('refuses a bridge whose capability record is not one', () => {
    const broken = { capabilities: { ...capabilities, sameMachine: 'yes' as unknown as boolean } };
    expect(() =>
      createDesktopHost({ ...broken, requestPort: () => undefined }, fakeWindow().target),
    ).toThrow();
  });
});
