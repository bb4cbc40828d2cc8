// Images: what the policies pull, and what is shown while a pull fails, waits and succeeds at last.

import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Container } from '../../../electron/common/kubernetes/objects.ts';
import { missingTag, Registry } from '../../fixtures/registry.ts';
import { docker } from '../../support/podbayServer.ts';
import { FOREVER, shell } from './podParts.ts';
import { Semantics, statusOf } from './semanticsHarness.ts';

let semantics: Semantics;
let registry: Registry;
let locked: Registry;

beforeAll(async () => {
  registry = await Registry.start();
  locked = await Registry.start({ credentials: { username: 'user', password: 'secret' } });
  semantics = await Semantics.start();
});

afterAll(async () => {
  await semantics?.destroy();
  await registry?.stop();
  await locked?.stop();
});

const from = (image: string, imagePullPolicy: string): Container =>
  shell('app', FOREVER, { image, imagePullPolicy });

const apply = (name: string, container: Container) => semantics.apply(name, { containers: [container] });

const waitingOf = (name: string) => {
  const pod = semantics.latest(name);
  return pod && statusOf(pod, 'app').state?.waiting;
};

describe('a pull that succeeds', () => {
  it('tells Pulling, then Pulled with duration and size', async () => {
    const image = await registry.push('busybox', 'team/ok:1');
    await apply('pull-ok', from(image, 'Always'));
    const pod = await semantics.untilRow('pull-ok', '1/1 Running 0');
    const events = await semantics.events('pull-ok');
    expect(events.map((event) => event.split(':')[0])).toEqual([
      'Scheduled',
      'Pulling',
      'Pulled',
      'Created',
      'Started',
    ]);
    expect(events[1]).toBe(`Pulling: Pulling image "${image}"`);
    expect(events[2]).toMatch(
      /^Pulled: Successfully pulled image "\S+" in [\dm.s]+ \([\dm.s]+ including waiting\)\. Image size: \d+ bytes\.$/,
    );
    expect(statusOf(pod, 'app').imageID).toMatch(
      /^docker-pullable:\/\/127\.0\.0\.1:\d+\/team\/ok@sha256:[0-9a-f]{64}$/,
    );
  });
});

describe('vector 5: a tag that is not there', () => {
  const loaded = () => `${registry.address}/team/loaded:1`;

  beforeAll(async () => {
    // Both wait at the same time.
    await apply('pull-loaded', from(loaded(), 'IfNotPresent'));
    await semantics.whenRow('pull-loaded', '0/1 ImagePullBackOff 0');
    await docker(undefined, 'tag', 'busybox', loaded());
  });

  afterAll(() => docker(undefined, 'rmi', loaded()));

  it('alternates between ErrImagePull and ImagePullBackOff until it is pushed, without restarts', async () => {
    const image = `${registry.address}/team/late:1`;
    await apply('pull-late', from(image, 'IfNotPresent'));
    const { pod } = await semantics.whenRow('pull-late', '0/1 ImagePullBackOff 0');
    expect(pod.status?.phase).toBe('Pending');
    const errImagePull = await semantics.whenRow('pull-late', '0/1 ErrImagePull 0');
    const error = statusOf(errImagePull.pod, 'app').state?.waiting?.message;
    expect(error).toMatch(missingTag(image));
    expect(waitingOf('pull-late')?.message).toBe(`Back-off pulling image "${image}": ErrImagePull: ${error}`);
    expect(semantics.rows('pull-late').slice(0, 4)).toEqual([
      '0/1 Pending 0',
      '0/1 ContainerCreating 0',
      '0/1 ErrImagePull 0',
      '0/1 ImagePullBackOff 0',
    ]);
    expect(statusOf(errImagePull.pod, 'app').state?.waiting?.reason).toBe('ErrImagePull');
    await registry.push('busybox', 'team/late:1');
    const running = await semantics.untilRow('pull-late', '1/1 Running 0', 15_000);
    expect(statusOf(running, 'app').restartCount).toBe(0);
    const events = await semantics.eventObjects('pull-late');
    expect(events.slice(1, 7).map(({ type, reason, message }) => `${type} ${reason} ${message}`)).toEqual([
      `Normal Pulling Pulling image "${image}"`,
      `Warning Failed Failed to pull image "${image}": ${error}`,
      'Warning Failed Error: ErrImagePull',
      `Normal BackOff Back-off pulling image "${image}"`,
      'Warning Failed Error: ImagePullBackOff',
      expect.stringMatching(/^Normal Pulled Successfully pulled image /),
    ]);
    expect(events[1]?.count).toBe(2);
  });

  it('is found within the wait when it is loaded into the engine meanwhile', async () => {
    const pod = await semantics.untilRow('pull-loaded', '1/1 Running 0', 15_000);
    expect(statusOf(pod, 'app').restartCount).toBe(0);
    expect((await semantics.eventObjects('pull-loaded'))[1]).toMatchObject({ reason: 'Pulling', count: 1 });
  });
});

describe('a registry that asks for a password', () => {
  it('gives ErrImagePull with the registry’s words', async () => {
    const image = await locked.push('busybox', 'team/secret:1');
    await apply('pull-locked', from(image, 'IfNotPresent'));
    await semantics.whenRow('pull-locked', '0/1 ErrImagePull 0');
    expect(waitingOf('pull-locked')?.message).toMatch(/no basic auth credentials/);
  });
});

describe('a registry that is down', () => {
  it('gives ErrImagePull when the image is not here', async () => {
    await apply('pull-down', from('127.0.0.1:9/team/none:1', 'Always'));
    await semantics.whenRow('pull-down', '0/1 ErrImagePull 0');
    expect(waitingOf('pull-down')?.message).toMatch(/dial tcp 127\.0\.0\.1:9: connect: connection refused/);
  });

  it('is passed over under Always when the image is here, and the events say so', async () => {
    const image = '127.0.0.1:9/team/here:1';
    await docker(undefined, 'tag', 'busybox', image);
    await apply('pull-offline', from(image, 'Always'));
    await semantics.untilRow('pull-offline', '1/1 Running 0');
    const events = await semantics.events('pull-offline');
    expect(events[2]).toMatch(/^Failed: Failed to pull image .*connection refused/);
    expect(events[3]).toBe(`Pulled: Container image "${image}" already present on machine`);
    await docker(undefined, 'rmi', image);
  });
});

describe('policy Never', () => {
  it('gives ErrImageNeverPull, and starts once the image is loaded', async () => {
    const image = `podbay-test/never-${semantics.server.instance}:1`;
    await apply('never', from(image, 'Never'));
    await semantics.whenRow('never', '0/1 ErrImageNeverPull 0');
    const message = `Container image "${image}" is not present with pull policy of Never`;
    expect(waitingOf('never')).toEqual({ reason: 'ErrImageNeverPull', message });
    const events = await semantics.events('never');
    expect(events.slice(1)).toEqual([`ErrImageNeverPull: ${message}`, 'Failed: Error: ErrImageNeverPull']);
    await docker(undefined, 'tag', 'busybox', image);
    await semantics.untilRow('never', '1/1 Running 0', 15_000);
    await docker(undefined, 'rmi', image);
  });
});

describe('an image name that does not parse', () => {
  it.each([
    ['bad-name', 'Nginx', 'repository name must be lowercase'],
    ['bad-format', 'nginx:a:b', 'invalid reference format'],
  ])('%s: %s', async (name, image, cause) => {
    await apply(name, from(image, 'IfNotPresent'));
    await semantics.whenRow(name, '0/1 InvalidImageName 0');
    const waiting = waitingOf(name);
    expect(waiting?.message).toContain(
      `Failed to apply default image tag "${image}": couldn't parse image name "${image}": `,
    );
    expect(waiting?.message).toContain(cause);
    const events = await semantics.events(name);
    expect(events.slice(1)).toEqual([
      `InspectFailed: ${waiting?.message}`,
      'Failed: Error: InvalidImageName',
    ]);
  });
});

describe('a pod deleted while its image is pulled', () => {
  it('goes at once, and nothing of it is left', async () => {
    // A registry that takes the connection and never answers.
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await apply('pull-deleted', from(`127.0.0.1:${port}/team/slow:1`, 'Always'));
    await semantics.untilEvent('pull-deleted', /^Pulling/);
    const uid = semantics.uid('pull-deleted');
    await semantics.delete('pull-deleted');
    await semantics.untilGone('pull-deleted', 5_000);
    silent.close();
    const left = await docker(undefined, 'ps', '-aq', '--filter', `label=io.kubernetes.pod.uid=${uid}`);
    expect(left).toBe('');
  });
});
