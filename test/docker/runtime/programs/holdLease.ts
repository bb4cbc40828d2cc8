// Takes the lease and keeps it until the process dies. Bundled and run by the lease test.

import { createDockerConnector } from '../../../../electron/docker/dockerConnector.ts';

const [resourcesDir = '', instance = ''] = process.argv.slice(2);
const signal = new AbortController().signal;
const connector = createDockerConnector({ resourcesDir, env: process.env });
const outcome = await connector.connect({ engineUrl: '', pauseImage: '', instance }, signal);
if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.failure));
const holder = {
  hostName: 'child',
  pid: process.pid,
  hostKind: 'browser',
  startedAt: '2026-01-01T00:00:00Z',
} as const;
const lease = await outcome.runtime.acquireLease(holder, signal);
process.stdout.write(`${lease.kind}\n`);
setInterval(() => undefined, 60_000);
