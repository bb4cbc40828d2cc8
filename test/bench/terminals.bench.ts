// Terminals: from a key to its echo, and 100 MB of output, against `docker exec -it` in a plain pseudo-terminal. Both
// sides take turns in the same run, key by key.

import type { IPty } from 'node-pty';
import { spawn } from 'node-pty';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PodbayClient } from '../support/podbayClient.ts';
import { docker, PodbayServer } from '../support/podbayServer.ts';
import { Answers, openShell, type Shell, shellSize } from '../support/shell.ts';
import { startPodbay } from '../support/startPodbay.ts';
import { processUsage } from './processUsage.ts';
import { percentile, report, round, timed } from './report.ts';

const KEYS = 400;
const OUTPUT_BYTES = 100 * 1024 * 1024;
const FLOOD = `yes "The quick brown fox jumps over the lazy dog 0123456789 abcdefgh" | head -c ${OUTPUT_BYTES}`;
const END = 'flood-is-over';
const pod = { namespace: 'default', name: 'terminals' };

let server: PodbayServer;
let client: PodbayClient;
let containerId: string;

const manifest = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: pod.name },
  spec: {
    terminationGracePeriodSeconds: 1,
    containers: [
      { name: 'app', image: 'busybox', imagePullPolicy: 'IfNotPresent', command: ['sleep', '3600'] },
    ],
  },
});

beforeAll(async () => {
  ({ server, client } = await startPodbay());
  await client.api.pods.apply({ source: { name: 'terminals.yaml', text: manifest } });
  await client.untilRow(pod.name, '1/1 Running', 60_000);
  containerId = (await docker(undefined, 'ps', '-q', '--filter', `name=^k8s_app_${pod.name}_`)).trim();
});

afterAll(async () => {
  client.close();
  await server.destroy();
});

function plainShell(): Shell {
  const answers = new Answers();
  const pty: IPty = spawn('docker', ['exec', '-it', containerId, '/bin/ash'], {
    ...shellSize,
    name: 'xterm-256color',
  });
  pty.onData((text) => answers.take(text));
  return {
    type: (text) => pty.write(text),
    answered: (text) => answers.wait(text),
    end: async () => pty.kill(),
  };
}

const podbayShell = () => openShell(client, { ...pod, container: 'app' });

async function echoMs(shell: Shell, key: string): Promise<number> {
  return timed(async () => {
    shell.type(key);
    await shell.answered(key);
  });
}

test('from a key to its echo', async () => {
  const shells = { dockerExec: plainShell(), podbay: await podbayShell() };
  const times = { dockerExec: [] as number[], podbay: [] as number[] };
  for (const shell of Object.values(shells)) {
    // Said by the command: while the shell takes its line off, the terminal echoes nothing.
    shell.type("echo re''ady; cat > /dev/null\n");
    await shell.answered('ready');
  }
  for (let n = 0; n < KEYS; n++) {
    const key = String.fromCharCode('a'.charCodeAt(0) + (n % 26));
    for (const name of ['dockerExec', 'podbay'] as const) {
      const took = await echoMs(shells[name], key);
      // The first keys pay for code that was never run.
      if (n >= 20) times[name].push(took);
    }
  }
  await Promise.all(Object.values(shells).map((shell) => shell.end()));
  const rows = (['dockerExec', 'podbay'] as const).map((name) => ({
    way: name,
    p50Ms: round(percentile(times[name], 50), 2),
    p95Ms: round(percentile(times[name], 95), 2),
  }));
  report('terminal-echo', `Terminal: key to echo, ${KEYS} keys`, rows);
  expect(percentile(times.podbay, 95)).toBeLessThan(percentile(times.dockerExec, 95) + 10);
});

test('Ctrl+C under `yes`', async () => {
  const shells = { dockerExec: plainShell(), podbay: await podbayShell() };
  const rows = [];
  for (const [way, shell] of Object.entries(shells)) {
    const times: number[] = [];
    for (let n = 0; n < 10; n++) {
      shell.type('yes\n');
      await shell.answered('y\r\ny\r\ny\r\n');
      await new Promise((resolve) => setTimeout(resolve, 300));
      times.push(
        await timed(async () => {
          shell.type('\u0003');
          await shell.answered('^C');
        }),
      );
    }
    await shell.end();
    rows.push({ way, p50Ms: round(percentile(times, 50)), p95Ms: round(percentile(times, 95)) });
  }
  report('terminal-interrupt', 'Terminal: Ctrl+C under yes', rows);
});

test('100 MB through a terminal', async () => {
  const flood = (shell: Shell) =>
    timed(async () => {
      shell.type(`${FLOOD}; echo ${END.replace('-', "'-'")}\n`);
      await shell.answered(END);
    });
  const plain = plainShell();
  const dockerMs = await flood(plain);
  await plain.end();
  const shell = await podbayShell();
  const before = processUsage(server.pid).residentMb;
  let peak = before;
  const sampler = setInterval(() => {
    peak = Math.max(peak, processUsage(server.pid).residentMb);
  }, 100);
  const podbayMs = await flood(shell);
  clearInterval(sampler);
  await shell.end();
  const mbPerSecond = (ms: number) => round(OUTPUT_BYTES / 1024 / 1024 / (ms / 1000), 1);
  report('terminal-flood', 'Terminal: 100 MB of output', [
    {
      way: 'dockerExec',
      seconds: round(dockerMs / 1000, 1),
      mbPerSecond: mbPerSecond(dockerMs),
      grownMb: '',
    },
    {
      way: 'podbay',
      seconds: round(podbayMs / 1000, 1),
      mbPerSecond: mbPerSecond(podbayMs),
      grownMb: round(peak - before),
    },
  ]);
  expect(peak - before).toBeLessThan(100);
});
