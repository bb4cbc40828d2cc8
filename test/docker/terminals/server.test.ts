// Terminals of the built server in browser mode: over a real WebSocket, and what is left when the process is killed.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TerminalsItem } from '../../../electron/common/contract/terminals.ts';
import { PodbayClient } from '../../support/podbayClient.ts';
import { docker, PodbayServer } from '../../support/podbayServer.ts';
import { startPodbay } from '../../support/startPodbay.ts';
import { waitFor } from '../../support/waitFor.ts';
import { size, TestTerminal } from './testTerminal.ts';

const target = { namespace: 'default', name: 'killed', container: 'app' };
const manifest = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: target.name },
  spec: {
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: target.container,
        image: 'busybox',
        imagePullPolicy: 'IfNotPresent',
        command: ['sh', '-c', 'trap "exit 0" TERM; sleep 3600 & wait'],
      },
    ],
  },
});

let server: PodbayServer;
let client: PodbayClient;

beforeAll(async () => {
  ({ server, client } = await startPodbay());
  await client.api.pods.apply({ source: { name: 'killed.yaml', text: manifest } });
  await waitFor('the pod runs', async () => client.row(target.name) === '1/1 Running', 60_000);
});

afterAll(async () => {
  client.close();
  await server.destroy();
});

async function firstItem(from: PodbayClient): Promise<TerminalsItem | undefined> {
  for await (const item of from.api.terminals.watch({})) return item;
  return undefined;
}

async function processes(): Promise<string> {
  const id = (await docker(undefined, 'ps', '-q', '--filter', `name=^k8s_app_${target.name}_`)).trim();
  return docker(undefined, 'top', id, '-o', 'pid,args');
}

it('outlive the connection of the page, and end when Podbay is killed', async () => {
  const { terminal } = await client.api.terminals.openExec({ target, size });
  const view = new TestTerminal(client.api.terminals, terminal.id);
  await view.until('#');
  view.type('trap "" HUP; sleep 6661 & (setsid sleep 6662 &); echo still-"here"\n');
  await view.until('still-here\n');
  client.close();
  await view.done.catch(() => undefined);

  client = await PodbayClient.connect(server.url);
  expect(await firstItem(client)).toMatchObject({
    type: 'snapshot',
    hostShell: 'off',
    terminals: [{ id: terminal.id, state: { phase: 'running' } }],
  });
  await expect(client.api.terminals.openHostShell({ size })).rejects.toMatchObject({
    code: 'PermissionDenied',
  });
  const back = new TestTerminal(client.api.terminals, terminal.id);
  await back.until('still-here\n');
  expect(await processes()).toContain('sleep 6661');

  await server.end('SIGKILL');
  await waitFor('nothing of the terminal is left', async () => {
    const left = await processes();
    return !/sleep 666|podbay-lifeline|\/ash/.test(left);
  });
  await server.launch();
});
