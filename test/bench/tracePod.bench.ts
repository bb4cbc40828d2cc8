import { test } from 'vitest';
import { PodbayClient } from '../support/podbayClient.ts';
import { PodbayServer } from '../support/podbayServer.ts';
import { dockerodeBaseline } from './dockerodeBaseline.ts';
import { podYaml } from './manifests.ts';

test('trace', { timeout: 100_000 }, async () => {
  const server = await PodbayServer.start({
    engineUrl: process.env.PROXY ?? 'unix:///var/run/docker.sock',
    engineEndsWithTest: true,
  });
  const client = await PodbayClient.connect(server.url);
  await client.untilLeader();
  const count = Number(process.env.COUNT ?? 1);
  const baseline = dockerodeBaseline();
  const ours: number[] = [];
  const theirs: number[] = [];
  const applied: number[] = [];
  for (let i = 0; i < Number(process.env.ROUNDS ?? 3); i++) {
    if (!process.env.PROXY || process.env.BOTH) theirs.push(Math.round(await baseline.start(count)));
    const t0 = Date.now();
    console.log(`${t0} APPLY`);
    await client.apply(podYaml({ name: `tr-${i}`, containers: count, script: 'exec sleep 3600' }));
    const t1 = Date.now();
    applied.push(t1 - t0);
    console.log(`${t1} applied`);
    await client.untilRow(`tr-${i}`, `${count}/${count} Running`);
    ours.push(Date.now() - t0);
    console.log(`${Date.now()} RUNNING`);
    await client.delete(`tr-${i}`);
  }
  console.log(
    'OURS',
    ours.toSorted((a, b) => a - b).join(' '),
    'BASE',
    theirs.toSorted((a, b) => a - b).join(' '),
    'APPLY',
    applied.toSorted((a, b) => a - b).join(' '),
  );
  client.close();
  await server.end();
});
