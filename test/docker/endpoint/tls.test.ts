// An engine behind TLS: calls, streams and hijacked connections over it, and one that is not to be trusted.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDockerConnector } from '../../../electron/docker/dockerConnector.ts';
import { parseEngineAddress } from '../../../electron/docker/endpoint/engineEndpoint.ts';
import { TlsEngine } from '../../support/tlsEngine.ts';
import {
  connectRuntime,
  eventually,
  never,
  resourcesDir,
  shell,
  startPod,
  testPod,
} from '../runtime/runtimeHarness.ts';
import { OutputReader } from '../terminals/outputReader.ts';

const LINES = 1000;

let engine: TlsEngine;

beforeAll(async () => {
  const target = parseEngineAddress(process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock', undefined);
  if (target.kind !== 'socket') throw new Error('this test needs an engine at a socket');
  engine = await TlsEngine.start(target.path);
});

afterAll(() => engine.stop());

const environment = (certificates: string) => ({
  DOCKER_HOST: engine.address,
  DOCKER_TLS_VERIFY: '1',
  DOCKER_CERT_PATH: certificates,
});

it('runs a pod, follows its log, opens a terminal and a connection into it', async () => {
  const runtime = await connectRuntime({}, environment(await engine.client('ca')));
  const script = `seq ${LINES}; exec nc -ll -p 7000 -e cat`;
  const pod = testPod({ containers: [shell('app', script)] });
  const { ids, sandbox } = await startPod(runtime, pod);
  const containerId = ids[0] ?? '';

  let lines = 0;
  for await (const entries of runtime.containerLogs(containerId, { follow: true }, never)) {
    lines += entries.length;
    if (lines === LINES) break;
  }
  expect(lines).toBe(LINES);

  const size = { cols: 90, rows: 20 };
  const request = { containerId, command: ['stty', 'size'], shell: '/bin/sh', mark: randomUUID(), size };
  const terminal = await runtime.exec({ ...request, user: undefined, workingDir: undefined }, never);
  expect(await new OutputReader(terminal.output).end()).toBe('20 90\r\n');
  expect(await terminal.exitCode()).toBe(0);

  const dialer = await runtime.podDialer(pod.metadata.uid, 'relay', never);
  const { stream } = await eventually('it listens', () => dialer.connect(7000, never).catch(() => undefined));
  const echo = new OutputReader(stream);
  stream.end('over TLS');
  expect(await echo.end()).toBe('over TLS');

  dialer.dispose();
  for (const id of [containerId, sandbox.id]) await runtime.removeContainer(id, never);
  await runtime.removeVolumes(pod.metadata.uid, never);
  runtime.dispose();
});

it('trusts no engine of another authority, and says why', async () => {
  const env = environment(await engine.client('other'));
  const connector = createDockerConnector({ resourcesDir, env });
  const outcome = await connector.connect({ engineUrl: '', pauseImage: '', instance: 'tls-test' }, never);
  const error = "The engine's certificate is not signed by an authority of ca.pem.";
  expect(outcome).toMatchObject({ failure: { kind: 'tls', tried: [{ error }] } });
});
