// Sandboxes and their neighbours for the tests of the infra image. Everything is named and removed by the test.
import { randomBytes } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Docker from 'dockerode';

export const docker = new Docker();
const infraDir = join(import.meta.dirname, '../../../resources/infra');
const record: { tag: string } = JSON.parse(readFileSync(join(infraDir, 'image.json'), 'utf8'));
export const infraImage = record.tag;

export const uniqueName = (what: string): string => `podbay-test-${what}-${randomBytes(4).toString('hex')}`;

/** Loads the committed image of the engine's architecture, as the app does. */
export async function loadInfraImage(): Promise<void> {
  const { Arch } = await docker.version();
  const archive = createReadStream(join(infraDir, `podbay-infra-${Arch}.tar`));
  const progress = await docker.loadImage(archive, { quiet: true });
  await new Promise((resolve) => progress.on('end', resolve).resume());
}

export async function startContainer(options: Docker.ContainerCreateOptions): Promise<Docker.Container> {
  const container = await docker.createContainer({
    _query: {},
    _body: options,
  } as Docker.ContainerCreateOptions);
  await container.start();
  return container;
}

export interface RunResult {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a shell command in a new busybox container to its end. */
export async function runInBusybox(command: string, hostConfig: Docker.HostConfig = {}): Promise<RunResult> {
  const options = { Image: 'busybox', Cmd: ['sh', '-c', command], Tty: true, HostConfig: hostConfig };
  const container = await startContainer(options);
  try {
    const { StatusCode } = await container.wait();
    return { exitCode: StatusCode, output: await logsOf(container) };
  } finally {
    await container.remove({ force: true });
  }
}

/** What a container printed; with a terminal, so that the engine adds no frames. */
export async function logsOf(container: Docker.Container): Promise<string> {
  const bytes = await container.logs({ stdout: true, stderr: true, follow: false });
  return bytes.toString().replaceAll('\r\n', '\n');
}
