// Child process of killedWriter.test.ts: writes pods in a loop and prints each uid once its write is acknowledged.

import { systemClock } from '../../../electron/common/clock.ts';
import { openStore } from '../../../electron/store/openStore.ts';
import { samplePod } from '../engine/samplePods.ts';

const [dataDir = '', round = ''] = process.argv.slice(2);
const holder = {
  hostName: 'child',
  pid: process.pid,
  hostKind: 'desktop',
  startedAt: '2026-01-01T00:00:00Z',
} as const;
const outcome = await openStore(dataDir, holder, systemClock);
if (outcome.kind === 'held') throw new Error('the store is held');

for (let index = 0; ; index++) {
  const uid = `${round}-${index}`;
  await outcome.store.write([
    { kind: 'putPod', pod: samplePod({ uid, name: 'x'.repeat(2000) }) },
    { kind: 'putSettings', json: JSON.stringify({ last: uid }) },
  ]);
  process.stdout.write(`${uid}\n`);
}
