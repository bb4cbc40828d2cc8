// The same containers by plain Engine calls, without Podbay: one call after the other, as most programs do it, and
// overlapped as far as the engine allows, which nobody who keeps the containers' order can be faster than.

import { randomBytes } from 'node:crypto';
import Docker from 'dockerode';
import imageRecord from '../../resources/infra/image.json' with { type: 'json' };
import { timed } from './report.ts';

const label = { 'podbay.bench': 'true' };

interface BarePod {
  /** Creates the pause container. */
  readonly pause: () => Promise<Docker.Container>;
  /** Creates a container in the namespaces of the pause container. */
  readonly app: (index: number, pause: Docker.Container) => Promise<Docker.Container>;
}

export function dockerodeBaseline() {
  const docker = new Docker();

  async function create(name: string, body: Docker.ContainerCreateOptions): Promise<Docker.Container> {
    return docker.createContainer({ name, Labels: label, ...body });
  }

  /** Milliseconds until the last container is started; removes them all before it returns. */
  async function measure(start: (pod: BarePod) => Promise<void>): Promise<number> {
    const prefix = `podbay-bench-${randomBytes(4).toString('hex')}`;
    const made: Docker.Container[] = [];
    const make = async (name: string, body: Docker.ContainerCreateOptions) => {
      const container = await create(`${prefix}-${name}`, body);
      made.push(container);
      return container;
    };
    const elapsed = await timed(() =>
      start({
        pause: () =>
          make('pause', {
            Image: imageRecord.tag,
            HostConfig: { IpcMode: 'shareable', NetworkMode: 'podbay' },
          }),
        app: (index, pause) => {
          const shared = `container:${pause.id}`;
          return make(String(index), {
            Image: 'busybox:latest',
            Cmd: ['sleep', '3600'],
            HostConfig: { NetworkMode: shared, IpcMode: shared },
          });
        },
      }),
    );
    await Promise.all(made.map((container) => container.remove({ force: true, v: true })));
    return elapsed;
  }

  return {
    /** Each call waits for the one before. */
    sequential(count: number): Promise<number> {
      return measure(async ({ pause, app }) => {
        const sandbox = await pause();
        await sandbox.start();
        for (let i = 0; i < count; i++) await (await app(i, sandbox)).start();
      });
    },

    /** Containers are created while the pause container starts, and started in their order. */
    overlapped(count: number): Promise<number> {
      return measure(async ({ pause, app }) => {
        const sandbox = await pause();
        const started = sandbox.start();
        const apps = await Promise.all(Array.from({ length: count }, (_, i) => app(i, sandbox)));
        await started;
        for (const container of apps) await container.start();
      });
    },
  };
}
