// kill -9 at random instants while pods are made and deleted. Whatever the app had accepted must come true after it has
// started again, exactly once; what it had not accepted may have happened or not, but never by half.

import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { type PodShape, podYaml } from '../bench/manifests.ts';
import { PodbayClient } from '../support/podbayClient.ts';
import { PodbayServer } from '../support/podbayServer.ts';
import { waitFor } from '../support/waitFor.ts';
import { type EngineContents, engineContents, type PodContainer } from './engineContents.ts';
import { Luck, soakSettings } from './soakSettings.ts';

/** Wanted pods at a time: enough that several are under way at every kill. */
const MAX_PODS = 10;
/** A pod of three containers takes about this long to come or go. */
const KILL_WITHIN_MS = 1_500;
/** Some kills fall into the start of the app itself. */
const EARLY_KILL_SHARE = 0.15;
const SETTLE_TIMEOUT_MS = 180_000;

let server: PodbayServer;

beforeEach(async () => {
  server = await PodbayServer.start();
});

afterEach(() => server.destroy());

/** What was asked for, by name; a name is never used twice. */
class Wishes {
  readonly shapes = new Map<string, PodShape>();
  /** Create was acknowledged, delete was not asked for. */
  readonly wanted = new Set<string>();
  /** Delete was acknowledged. */
  readonly deleted = new Set<string>();
  /** The kill came before the answer: either is right. */
  readonly open = new Set<string>();
}

async function ask(
  name: string,
  wishes: Wishes,
  request: Promise<unknown>,
  into: Set<string>,
): Promise<void> {
  wishes.open.add(name);
  try {
    await request;
    wishes.open.delete(name);
    into.add(name);
  } catch {
    // The connection broke with the kill.
  }
}

function randomShape(name: string, luck: Luck): PodShape {
  return {
    name,
    containers: 1 + luck.below(3),
    initContainers: luck.below(3),
    emptyDir: luck.below(2) === 0,
  };
}

/** One to three commands at once, none waited for. */
function askForSomething(client: PodbayClient, wishes: Wishes, luck: Luck): Promise<void>[] {
  return Array.from({ length: 1 + luck.below(3) }, () => {
    const [first, ...more] = wishes.wanted;
    if (first !== undefined && (wishes.wanted.size >= MAX_PODS || luck.below(2) === 0)) {
      const name = luck.of([first, ...more]);
      wishes.wanted.delete(name);
      const targets = { by: 'pods' as const, pods: [{ namespace: 'default', name }] };
      return ask(name, wishes, client.api.pods.delete({ targets, graceSeconds: 1 }), wishes.deleted);
    }
    const name = `kill-${wishes.shapes.size}`;
    const shape = randomShape(name, luck);
    wishes.shapes.set(name, shape);
    return ask(name, wishes, client.apply(podYaml(shape)), wishes.wanted);
  });
}

async function killOnce(wishes: Wishes, luck: Luck): Promise<void> {
  if (luck.fraction() < EARLY_KILL_SHARE) await wait(luck.below(KILL_WITHIN_MS / 2));
  else {
    const client = await PodbayClient.leading(server.url);
    const asked = askForSomething(client, wishes, luck);
    await wait(luck.below(KILL_WITHIN_MS));
    await server.end('SIGKILL');
    client.close();
    await Promise.all(asked);
  }
  await server.end('SIGKILL');
  await server.launch();
}

/** What exists of one pod, against what its manifest says; empty when all is right. */
function faultsOf(pod: PodObject, shape: PodShape, { containers, volumes }: EngineContents): string[] {
  const { uid, name } = pod.metadata;
  const own = containers.filter(({ podUid }) => podUid === uid);
  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  const running = ['POD', ...names('c', shape.containers)].sort();
  const inits = names('i', shape.initContainers ?? 0);
  const listed = (list: readonly PodContainer[]) =>
    list
      .map((entry) => entry.name)
      .sort()
      .join(' ');
  const ownVolumes = volumes.filter((volume) => volume.includes(uid));
  const restarts = pod.status?.containerStatuses?.map(({ restartCount }) => restartCount) ?? [];
  const expectations: [string, string, string][] = [
    ['running', listed(own.filter(({ state }) => state === 'running')), running.join(' ')],
    ['not running', listed(own.filter(({ state }) => state !== 'running')), inits.join(' ')],
    ['volumes', String(ownVolumes.length), shape.emptyDir ? '2' : '1'],
    ['restarts', restarts.join(' '), restarts.map(() => 0).join(' ')],
  ];
  return expectations
    .filter(([, found, right]) => found !== right)
    .map(([what, found, right]) => `${name}: ${what} are [${found}], not [${right}]`);
}

async function faults(client: PodbayClient, wishes: Wishes): Promise<string[]> {
  const contents = await engineContents(server.instance);
  const pods = client.pods();
  const uids = new Set(pods.map(({ metadata }) => metadata.uid));
  const names = new Set(pods.map(({ metadata }) => metadata.name));
  const strays = [
    ...contents.containers
      .filter(({ podUid }) => !uids.has(podUid))
      .map(({ name, podUid }) => `${podUid} ${name}`),
    ...contents.volumes.filter((volume) => ![...uids].some((uid) => volume.includes(uid))),
  ];
  return [
    ...[...wishes.wanted]
      .filter((name) => !names.has(name))
      .map((name) => `${name} was accepted and is lost`),
    ...[...wishes.deleted]
      .filter((name) => names.has(name))
      .map((name) => `${name} was deleted and is there`),
    ...(names.size === pods.length ? [] : ['two pods have one name']),
    ...strays.map((stray) => `orphan: ${stray}`),
    ...pods.flatMap((pod) => {
      const shape = wishes.shapes.get(pod.metadata.name);
      return shape === undefined
        ? [`${pod.metadata.name} was never asked for`]
        : faultsOf(pod, shape, contents);
    }),
  ];
}

async function settle(wishes: Wishes): Promise<PodObject[]> {
  const client = await PodbayClient.connect(server.url);
  try {
    await client.untilLeader();
    const check = async () => {
      const found = await faults(client, wishes);
      return found.length === 0 || Promise.reject(new Error(found.join('\n')));
    };
    await waitFor('everything is as it was asked for', check, SETTLE_TIMEOUT_MS, 500);
    return client.pods();
  } finally {
    client.close();
  }
}

test(`${soakSettings.kills} kills leave nothing orphaned or doubled`, async () => {
  const { kills, seed } = soakSettings;
  const wishes = new Wishes();
  const luck = new Luck(seed);
  process.stdout.write(`killNine: ${kills} kills, seed ${seed}\n`);
  for (let i = 0; i < kills; i++) await killOnce(wishes, luck);
  const pods = await settle(wishes);
  process.stdout.write(
    `killNine: ${wishes.shapes.size} pods asked for, ${wishes.deleted.size} deleted, ${pods.length} run, ` +
      `${wishes.open.size} commands cut off by a kill\n`,
  );
  const left = new Set(pods.map(({ metadata }) => metadata.name));
  const client = await PodbayClient.connect(server.url);
  if (left.size > 0) await client.delete(...left);
  client.close();
  expect(await engineContents(server.instance)).toEqual({ containers: [], volumes: [] });
});
