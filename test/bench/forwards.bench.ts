// Port forwards: throughput, connections and added latency of both paths and of `docker run -p`, each against the same
// request to the pod's own address. All take turns in the same run.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DialPath } from '../../electron/engine/runtime/podDialer.ts';
import { podJson } from '../docker/forwards/forwardPods.ts';
import { PodbayClient } from '../support/podbayClient.ts';
import { docker, PodbayServer } from '../support/podbayServer.ts';
import { waitFor } from '../support/waitFor.ts';
import {
  type Address,
  download,
  forwardWays,
  publishedContainer,
  request,
  type Way,
  type Ways,
  ways,
} from './forwardWays.ts';
import { median, percentile, report, round, timed } from './report.ts';

const DOWNLOAD_MB = 1024;
const DOWNLOAD_ROUNDS = 3;
const LATENCY_ROUNDS = 500;
const CONNECTIONS = 2_000;
const AT_ONCE = 16;
const REDIS_REQUESTS = 50_000;
const QUESTION = 'GET / HTTP/1.0\r\n\r\n';
const SERVE_ZEROS = `exec nc -ll -p 7000 -e dd if=/dev/zero bs=1M count=${DOWNLOAD_MB}`;
/** Issue 4: where the pod's address carries 2.5 GB/s. */
const targets: Readonly<
  Record<Way, { readonly mbPerSecond: number | string; readonly addedMs: number | string }>
> = {
  podIp: { mbPerSecond: '', addedMs: '' },
  direct: { mbPerSecond: 400, addedMs: 0.5 },
  relay: { mbPerSecond: 150, addedMs: 2 },
  dockerRun: { mbPerSecond: '', addedMs: '' },
};

const servers: PodbayServer[] = [];
const clients: PodbayClient[] = [];
let instance: string;
let zeros: Ways;
let web: Ways;
let redis: Ways;
const published: string[] = [];

async function publish(name: string, port: number, image: string, ...command: string[]): Promise<Address> {
  const container = `podbay-bench-${name}-${instance}`;
  published.push(container);
  return publishedContainer(container, port, image, ...command);
}

/** The second one on an instance observes, which does not keep it from forwarding. */
async function startServer(path: DialPath): Promise<PodbayClient> {
  const [first] = servers;
  const server = await PodbayServer.start(first === undefined ? {} : { instance: first.instance });
  servers.push(server);
  instance = server.instance;
  const client = await PodbayClient.connect(server.url);
  clients.push(client);
  await client.api.settings.update({ patch: { forwardPath: path } });
  return client;
}

beforeAll(async () => {
  const direct = await startServer('direct');
  await direct.untilLeader();
  const relay = await startServer('relay');
  const pods = [
    podJson('zeros', [{ name: 'zeros', script: SERVE_ZEROS }]),
    podJson('web', [{ name: 'nginx', image: 'nginx:latest' }]),
    podJson('redis', [{ name: 'redis', image: 'redis:latest' }]),
  ];
  await direct.apply(pods.join('\n---\n'));
  for (const name of ['zeros', 'web', 'redis']) {
    await direct.untilRow(name, '1/1 Running', 60_000);
    await relay.untilRow(name, '1/1 Running', 60_000);
  }
  const both = { direct, relay };
  zeros = await forwardWays(
    both,
    'zeros',
    7000,
    await publish('zeros', 7000, 'busybox', 'sh', '-c', SERVE_ZEROS),
  );
  web = await forwardWays(both, 'web', 80, await publish('web', 80, 'nginx:latest'));
  redis = await forwardWays(both, 'redis', 6379, await publish('redis', 6379, 'redis:latest'));
  for (const way of ways) await waitFor(`${way} answers`, () => request(web[way], QUESTION));
});

afterAll(async () => {
  for (const client of clients) client.close();
  if (published.length > 0) await docker(undefined, 'rm', '--force', ...published);
  for (const server of servers.reverse()) await server.destroy();
});

/** Every way in turn, `rounds` times: what the machine does besides hits all alike. */
async function inTurn(
  rounds: number,
  measure: (way: Way) => Promise<number>,
): Promise<Record<Way, number[]>> {
  const results: Record<Way, number[]> = { podIp: [], direct: [], relay: [], dockerRun: [] };
  for (let n = 0; n < rounds; n++) for (const way of ways) results[way].push(await measure(way));
  return results;
}

test(`${DOWNLOAD_MB} MB from a pod`, async () => {
  const times = await inTurn(DOWNLOAD_ROUNDS, (way) =>
    timed(async () => {
      expect(await download(zeros[way])).toBe(DOWNLOAD_MB * 1024 * 1024);
    }),
  );
  const speed = (way: Way) => DOWNLOAD_MB / (Math.min(...times[way]) / 1000);
  report(
    'forward-throughput',
    `Port forward: ${DOWNLOAD_MB} MB over one connection, best of ${DOWNLOAD_ROUNDS}`,
    ways.map((way) => ({
      way,
      mbPerSecond: round(speed(way)),
      ofPodIp: round(speed(way) / speed('podIp'), 2),
      target: targets[way].mbPerSecond,
    })),
  );
});

test('one request after the other, each over a connection of its own', async () => {
  await inTurn(50, (way) => request(web[way], QUESTION));
  const times = await inTurn(LATENCY_ROUNDS, (way) => request(web[way], QUESTION));
  const added = (way: Way, p: number) => percentile(times[way], p) - percentile(times.podIp, p);
  report(
    'forward-latency',
    `Port forward: connect, ask and read nginx' page, ${LATENCY_ROUNDS} times`,
    ways.map((way) => ({
      way,
      p50Ms: round(median(times[way]), 2),
      p95Ms: round(percentile(times[way], 95), 2),
      addedP50Ms: round(added(way, 50), 2),
      addedP95Ms: round(added(way, 95), 2),
      target: targets[way].addedMs,
    })),
  );
});

test(`${CONNECTIONS} connections, ${AT_ONCE} at once`, async () => {
  const run = (way: Way) =>
    timed(async () => {
      let left = CONNECTIONS;
      const worker = async () => {
        while (left-- > 0) await request(web[way], QUESTION);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    });
  const times = await inTurn(2, run);
  const perSecond = (way: Way) => CONNECTIONS / (Math.min(...times[way]) / 1000);
  report(
    'forward-connections',
    `Port forward: ${CONNECTIONS} short connections, ${AT_ONCE} at once, best of 2`,
    ways.map((way) => ({
      way,
      perSecond: round(perSecond(way)),
      ofPodIp: round(perSecond(way) / perSecond('podIp'), 2),
    })),
  );
});

test('redis-benchmark', async () => {
  const run = async (way: Way) => {
    const { host, port } = redis[way];
    const options = [
      '-h',
      host,
      '-p',
      String(port),
      '-n',
      String(REDIS_REQUESTS),
      '-c',
      '50',
      '-t',
      'set,get',
      '--csv',
    ];
    const csv = await docker(
      undefined,
      'run',
      '--rm',
      '--network',
      'host',
      'redis:latest',
      'redis-benchmark',
      ...options,
    );
    const perSecond = (command: string) =>
      Number(new RegExp(`^"${command}","([\\d.]+)"`, 'm').exec(csv)?.[1]);
    return { set: perSecond('SET'), get: perSecond('GET') };
  };
  const results = new Map<Way, Awaited<ReturnType<typeof run>>>();
  for (const way of ways) results.set(way, await run(way));
  const judge = results.get('podIp');
  report(
    'forward-redis',
    `Port forward: redis-benchmark, ${REDIS_REQUESTS} requests of 50 clients`,
    ways.map((way) => {
      const { set = 0, get = 0 } = results.get(way) ?? {};
      return { way, setPerSecond: set, getPerSecond: get, ofPodIp: round(get / (judge?.get ?? 1), 2) };
    }),
  );
});
