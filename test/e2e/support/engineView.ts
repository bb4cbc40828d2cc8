// What is true on the engine, asked past Podbay: the screen may claim nothing that this does not confirm.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { docker, listInstance } from '../../support/podbayServer.ts';

const run = promisify(execFile);

export class EngineView {
  readonly #instance: string;

  constructor(instance: string) {
    this.#instance = instance;
  }

  /** Id of the newest container of that name, running or not; `POD` is the sandbox. Empty where there is none. */
  async containerId(pod: string, container: string, namespace = 'default'): Promise<string> {
    const name = `^k8s_${container}_${pod}_${namespace}_`;
    const filters = ['--filter', `label=io.podbay.instance=${this.#instance}`, '--filter', `name=${name}`];
    const ids = await docker(undefined, 'ps', '--all', '--quiet', '--no-trunc', ...filters);
    return ids.split('\n')[0] ?? '';
  }

  /** Output of a command inside the newest container of that name. */
  async exec(pod: string, container: string, ...command: string[]): Promise<string> {
    return docker(undefined, 'exec', await this.containerId(pod, container), ...command);
  }

  /** What the container wrote, to its standard output first. */
  async logs(pod: string, container: string): Promise<string> {
    const { stdout, stderr } = await run('docker', ['logs', await this.containerId(pod, container)]);
    return stdout + stderr;
  }

  /** One value of `docker inspect`, chosen by a Go template such as `.HostConfig.Memory`. */
  async inspect(pod: string, container: string, template: string, namespace?: string): Promise<string> {
    const id = await this.containerId(pod, container, namespace);
    return (await docker(undefined, 'inspect', '--format', `{{${template}}}`, id)).trim();
  }

  /** Names of the containers of the instance's pods, sandboxes and ended ones too. */
  async containerNames(): Promise<string[]> {
    const filters = ['--filter', `label=io.podbay.instance=${this.#instance}`, '--filter', 'name=^k8s_'];
    const names = await docker(undefined, 'ps', '--all', '--format', '{{.Names}}', ...filters);
    return names.split('\n').filter((name) => name !== '');
  }

  /** Names of the volumes that the instance made. */
  async volumeNames(): Promise<string[]> {
    return (await listInstance(this.#instance)).volumes;
  }
}
