// Image pulls as the user sees them: progress beside the applied manifest, cancel, and a registry that is down.

import { Registry } from '../../fixtures/registry.ts';
import { docker } from '../../support/podbayServer.ts';
import { expect, test } from '../support/scenario.ts';
import { SlowLine } from '../support/slowLine.ts';
import { pushUniqueImage } from '../support/uniqueImage.ts';

const IMAGE_MEGABYTES = 12;
/** More than the manifest and the config of the image, less than its layer. */
const STALL_AFTER_BYTES = 4 * 1024 * 1024;

const pod = (image: string) => `apiVersion: v1
kind: Pod
metadata:
  name: pulled
spec:
  containers:
  - name: app
    image: ${image}
    command: ["sleep", "3600"]
`;

let registry: Registry;
let line: SlowLine;

test.beforeEach(async () => {
  registry = await Registry.start();
  line = await SlowLine.to(registry.address, STALL_AFTER_BYTES);
});

test.afterEach(async () => {
  line.close();
  await registry.stop();
});

/** An image whose pull stalls in its layer until the line is released. */
async function slowImage(): Promise<string> {
  const pushed = await pushUniqueImage(registry, 'team/slow:1', IMAGE_MEGABYTES);
  return pushed.replace(registry.address, line.address);
}

test('a pull shows its progress until the pod runs', async ({ newPod, pods }) => {
  const image = await slowImage();
  await newPod.apply(pod(image), 'pod/pulled created');
  const progress = newPod.side.getByRole('progressbar', { name: image });
  await expect(progress).toHaveAttribute('aria-valuetext', /^\d+(\.\d)? \/ 13 MB$/);

  line.release();
  await expect(newPod.side.getByText('Pulled', { exact: true })).toBeVisible();
  await pods.open();
  await pods.expectRow('pulled', { status: 'Running', ready: '1/1' });
  await docker(undefined, 'rmi', '--force', image);
});

test('a cancelled pull ends, and the pod says that its image is missing', async ({ newPod, pods }) => {
  const image = await slowImage();
  await newPod.apply(pod(image), 'pod/pulled created');
  await newPod.side.getByRole('button', { name: `Cancel pull of ${image}` }).click();
  await expect(newPod.side.getByText('Cancelled', { exact: true })).toBeVisible();
  await pods.open();
  await pods.expectRow('pulled', { status: /^(ErrImagePull|ImagePullBackOff)$/, ready: '0/1' });
});

test('a registry that is down is named, and the pod starts once it is back', async ({ newPod, pods }) => {
  const image = await pushUniqueImage(registry, 'team/box:1', 1);
  await registry.pause();
  await newPod.apply(pod(image), 'pod/pulled created');
  await pods.open();
  await pods.expectRow('pulled', { status: /^(ErrImagePull|ImagePullBackOff)$/ });
  const panel = await pods.openDetails('pulled');
  await panel.expectVerdict(`Image ${image} cannot be pulled: the registry cannot be reached.`);
  await panel.tab('Events');
  await expect(panel.event('Failed', `Failed to pull image "${image}"`)).toBeVisible();

  await registry.resume();
  await pods.expectRow('pulled', { status: 'Running', ready: '1/1' });
});
