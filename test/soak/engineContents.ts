// What an instance has on the engine, told by Docker alone: the judge of every soak.

import { docker, listInstance } from '../support/podbayServer.ts';

export interface PodContainer {
  readonly podUid: string;
  /** `POD` for the sandbox. */
  readonly name: string;
  readonly attempt: number;
  readonly state: string;
}

export interface EngineContents {
  readonly containers: readonly PodContainer[];
  readonly volumes: readonly string[];
}

const FORMAT = [
  '{{.Label "io.kubernetes.pod.uid"}}',
  '{{.Label "io.kubernetes.container.name"}}',
  '{{.Names}}',
  '{{.State}}',
].join('\t');

/** Of the pods only: the lease's container is the app's own. */
export async function engineContents(instance: string): Promise<EngineContents> {
  const filters = [
    '--filter',
    `label=io.podbay.instance=${instance}`,
    '--filter',
    'label=io.kubernetes.pod.uid',
  ];
  const text = await docker(undefined, 'ps', '--all', '--format', FORMAT, ...filters);
  const containers = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [podUid = '', name = '', fullName = '', state = ''] = line.split('\t');
      return { podUid, name, attempt: Number(fullName.split('_').at(-1)), state };
    });
  return { containers, volumes: (await listInstance(instance)).volumes };
}
