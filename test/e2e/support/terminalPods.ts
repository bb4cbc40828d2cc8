// Pods for terminals: containers that wait, each with what a test needs to find in it.

import type { PodbayClient } from '../../support/podbayClient.ts';
import { docker } from '../../support/podbayServer.ts';

export interface TestContainer {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly stdin?: boolean;
  readonly tty?: boolean;
}

/** Applies a pod of these containers and waits until all of them run. Its screens can be read by `TerminalView`. */
export async function startTerminalPod(
  client: PodbayClient,
  name: string,
  containers: readonly TestContainer[],
): Promise<void> {
  await client.api.settings.update({ patch: { terminal: { gpu: false } } });
  await client.apply(
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec: {
        terminationGracePeriodSeconds: 1,
        containers: containers.map((container) => ({ ...container, imagePullPolicy: 'Never' })),
      },
    }),
  );
  await client.untilRow(name, `${containers.length}/${containers.length} Running`);
}

export const sleeps = ['sleep', '3600'] as const;

/** The image of the pause container: a static program and nothing else, no shell above all. */
export async function imageWithoutShell(): Promise<string> {
  const images = await docker(undefined, 'images', '--format', '{{.Repository}}:{{.Tag}}', 'podbay/infra');
  return images.split('\n')[0] ?? '';
}
