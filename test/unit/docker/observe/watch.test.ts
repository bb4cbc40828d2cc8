import { describe, expect, it, onTestFinished } from 'vitest';
import { InspectCache } from '../../../../electron/docker/observe/inspectCache.ts';
import { OomKills } from '../../../../electron/docker/observe/oomKills.ts';
import { watch } from '../../../../electron/docker/observe/watch.ts';
import { EngineTransport } from '../../../../electron/docker/transport/engineTransport.ts';
import { type Answer, fakeEngine } from '../fakeEngine.ts';

const event = (id: string, uid: string, Action = 'die') =>
  `${JSON.stringify({ Action, Actor: { ID: id, Attributes: { 'io.kubernetes.pod.uid': uid } } })}\n`;

async function watching(answer: Answer, signal = new AbortController().signal) {
  const engine = await fakeEngine(answer);
  const transport = new EngineTransport(engine.endpoint);
  onTestFinished(() => transport.dispose());
  const inspects = new InspectCache();
  const oomKills = new OomKills();
  const context = { transport, inspects, oomKills, instance: 'test', clockSkewMs: 5000 };
  const pokes: string[] = [];
  const ended = (async () => {
    for await (const { podUid } of watch(context, 100_000, signal)) pokes.push(podUid);
  })();
  return { engine, pokes, oomKills, ended };
}

describe('watching an engine', () => {
  it("asks from the given time by the engine's clock, for our containers only", async () => {
    const { engine, pokes, ended } = await watching((_request, response) => response.end(event('c1', 'u1')));
    await expect(ended).rejects.toMatchObject({ code: 'Unavailable', retryable: true });
    expect(pokes).toEqual(['u1']);
    const query = new URL(engine.requests[0]?.url ?? '', 'http://engine').searchParams;
    expect(query.get('since')).toBe('104.000');
    expect(JSON.parse(query.get('filters') ?? '')).toMatchObject({
      type: ['container'],
      label: ['io.podbay.managed=true', 'io.podbay.instance=test'],
    });
  });

  it('remembers an oom that comes after the exit until its container is removed', async () => {
    const { oomKills, ended } = await watching((_request, response) => {
      response.end(
        event('c1', 'u1') +
          event('c1', 'u1', 'oom') +
          event('c2', 'u1', 'oom') +
          event('c2', 'u1', 'destroy'),
      );
    });
    await expect(ended).rejects.toMatchObject({ code: 'Unavailable' });
    expect([oomKills.has('c1'), oomKills.has('c2')]).toEqual([true, false]);
  });

  it('ends with Unavailable when the connection breaks', async () => {
    const { pokes, ended } = await watching((_request, response) => {
      response.write(event('c1', 'u1'), () => response.destroy());
    });
    await expect(ended).rejects.toMatchObject({ code: 'Unavailable' });
    expect(pokes).toEqual(['u1']);
  });

  it('ends with Cancelled when its reader gives up', async () => {
    const abort = new AbortController();
    const { ended, pokes } = await watching(
      (_request, response) => void response.write(event('c1', 'u1')),
      abort.signal,
    );
    await expect.poll(() => pokes.length).toBe(1);
    abort.abort();
    await expect(ended).rejects.toMatchObject({ code: 'Cancelled' });
  });
});
