// The plain way to the same containers: pause, then each container, one call after the other.

import { randomBytes } from 'node:crypto';
import Docker from 'dockerode';
import imageRecord from '../../resources/infra/image.json' with { type: 'json' };
import { timed } from './report.ts';

const label = { 'podbay.bench': 'true' };

export function dockerodeBaseline() {
  const docker = new Docker();

  async function create(name: string, body: Docker.ContainerCreateOptions): Promise<Docker.Container> {
    return docker.createContainer({ name, Labels: label, ...body });
  }

  return {
    /** Milliseconds until the last container is started; removes them all before it returns. */
    async start(count: number): Promise<number> {
      const prefix = `podbay-bench-${randomBytes(4).toString('hex')}`;
      const made: Docker.Container[] = [];
      const elapsed = await timed(async () => {
        const pause = await create(`${prefix}-pause`, {
          Image: imageRecord.tag,
          HostConfig: { IpcMode: 'shareable', NetworkMode: 'podbay' },
        });
        made.push(pause);
        await pause.start();
        for (let i = 0; i < count; i++) {
          const shared = `container:${pause.id}`;
          const container = await create(`${prefix}-${i}`, {
            Image: 'busybox:latest',
            Cmd: ['sleep', '3600'],
            HostConfig: { NetworkMode: shared, IpcMode: shared },
          });
          made.push(container);
          await container.start();
        }
      });
      await Promise.all(made.map((container) => container.remove({ force: true, v: true })));
      return elapsed;
    },
  };
}
