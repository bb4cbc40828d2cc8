import { describe, expect, it } from 'vitest';
import { type ContainerInspect, containerInspectSchema } from '../../../../electron/docker/engineApi.ts';
import { InspectCache } from '../../../../electron/docker/observe/inspectCache.ts';
import { OomKills } from '../../../../electron/docker/observe/oomKills.ts';
import { containerRecord } from '../../../../electron/docker/observe/records.ts';

const zero = '0001-01-01T00:00:00Z';

function inspect(state: Partial<ContainerInspect['State']> = {}): ContainerInspect {
  return containerInspectSchema.parse({
    Id: 'c1',
    Created: '2026-01-01T00:00:00.5Z',
    Image: 'sha256:1',
    State: {
      Running: false,
      ExitCode: 0,
      OOMKilled: false,
      Error: '',
      StartedAt: zero,
      FinishedAt: zero,
      ...state,
    },
    Config: {
      Tty: false,
      Labels: {
        'io.podbay.managed': 'true',
        'io.kubernetes.docker.type': 'container',
        'io.kubernetes.pod.uid': 'u1',
        'io.kubernetes.container.name': 'app',
        'io.kubernetes.sandbox.id': 's1',
        'io.podbay.container.kind': 'app',
        'io.podbay.attempt': '2',
        'io.podbay.container.spec-hash': 'h',
        'io.podbay.container.image': 'busybox',
      },
    },
    HostConfig: { LogConfig: { Type: 'json-file', Config: null } },
    Mounts: null,
    NetworkSettings: { Networks: null },
  });
}

describe('the inspect cache', () => {
  it('keeps nothing while no event stream is live', () => {
    const cache = new InspectCache();
    cache.set('c1', 'running', inspect(), cache.epoch);
    expect(cache.get('c1', 'running')).toBeUndefined();
  });

  it('answers until the list or an event says that the container changed', () => {
    const cache = new InspectCache();
    cache.watchBegan();
    const answer = inspect();
    cache.set('c1', 'running', answer, cache.epoch);
    expect(cache.get('c1', 'running')).toBe(answer);
    expect(cache.get('c1', 'exited')).toBeUndefined();
    cache.invalidate('c1');
    expect(cache.get('c1', 'running')).toBeUndefined();
  });

  it('does not keep an answer that was asked for before an event', () => {
    const cache = new InspectCache();
    cache.watchBegan();
    const before = cache.epoch;
    cache.invalidate('c1');
    cache.set('c1', 'running', inspect(), before);
    expect(cache.get('c1', 'running')).toBeUndefined();
  });

  it('forgets all when the stream ends, and what is no longer listed', () => {
    const cache = new InspectCache();
    cache.watchBegan();
    cache.set('c1', 'running', inspect(), cache.epoch);
    cache.retain(new Set(['c2']));
    expect(cache.get('c1', 'running')).toBeUndefined();
    cache.set('c1', 'running', inspect(), cache.epoch);
    cache.watchEnded();
    cache.watchBegan();
    expect(cache.get('c1', 'running')).toBeUndefined();
  });
});

describe('the state of a container', () => {
  const names = { tags: ['nginx:1', 'busybox:latest'], imageId: 'docker://sha256:1' };
  const started = '2026-01-01T00:00:01Z';
  const finished = '2026-01-01T00:00:02Z';
  const at = (text: string) => Date.parse(text);

  it.each([
    [{}, { state: 'created', startedAt: undefined, finishedAt: undefined }],
    [
      { Running: true, StartedAt: started },
      { state: 'running', startedAt: at(started), finishedAt: undefined },
    ],
    [
      { StartedAt: started, FinishedAt: finished, ExitCode: 137, OOMKilled: true },
      { state: 'exited', startedAt: at(started), finishedAt: at(finished), exitCode: 137, oomKilled: true },
    ],
    [
      { StartedAt: finished, FinishedAt: started },
      { state: 'exited', startedAt: at(started), finishedAt: at(started) },
    ],
    [
      { ExitCode: 127, Error: 'no such file' },
      {
        state: 'exited',
        startedAt: undefined,
        finishedAt: at('2026-01-01T00:00:00.5Z'),
        error: 'no such file',
      },
    ],
  ])('of %j is %j', (state, expected) => {
    expect(containerRecord(inspect(state), names, new OomKills())).toMatchObject({
      ...expected,
      attempt: 2,
      image: 'busybox:latest',
    });
  });

  it("is nobody's when the labels are incomplete", () => {
    const foreign = inspect();
    const labels = { ...foreign.Config.Labels, 'io.podbay.attempt': '-1' };
    expect(
      containerRecord({ ...foreign, Config: { ...foreign.Config, Labels: labels } }, names, new OomKills()),
    ).toBeUndefined();
  });
});
