// Scenario 24: the pause container is removed behind the app's back.

import { docker } from '../../support/podbayServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { expect, test } from '../support/fixtures.ts';

const manifest = `
apiVersion: v1
kind: Pod
metadata: {name: pair}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - {name: one, image: busybox, imagePullPolicy: Never, command: [sleep, "3600"]}
    - {name: two, image: busybox, imagePullPolicy: Never, command: [sleep, "3600"]}
`;

test('scenario 24: a removed pause container is replaced and every container restarted, on screen', async ({
  page,
  podbay,
  client,
}) => {
  const labels = [`io.podbay.instance=${podbay.instance}`, 'io.kubernetes.docker.type=podsandbox'];
  const filters = labels.flatMap((label) => ['--filter', `label=${label}`]);
  const sandbox = async () => (await docker(undefined, 'ps', '--quiet', '--no-trunc', ...filters)).trim();
  await client.apply(manifest);
  await client.untilRow('pair', '2/2 Running');
  await page.goto(`${new URL(podbay.url).origin}/#/pods/default/pair?tab=events`);
  const panel = page.getByRole('complementary', { name: 'Details of pair' });
  await expect(panel).toContainText('Started container two');
  const old = await sandbox();

  await docker(undefined, 'rm', '--force', old);

  await expect(panel).toContainText('Pod sandbox changed, it will be killed and re-created.');
  await expect(panel).toContainText('SandboxChanged');
  const pod = await waitFor('both containers run again', () => {
    const found = client.pod('pair');
    return found?.status?.containerStatuses?.every(({ restartCount, ready }) => restartCount === 1 && ready)
      ? found
      : undefined;
  });
  const current = await sandbox();
  expect(current).toMatch(/^[0-9a-f]{64}$/);
  expect(current).not.toBe(old);
  const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
  const address = (await docker(undefined, 'inspect', '--format', format, current)).trim();
  expect(pod.status?.podIP).toBe(address);
  await panel.getByRole('tab', { name: 'Describe' }).click();
  await expect(panel.getByText(address).first()).toBeVisible();
  await page.keyboard.press('Escape');
  const row = page.getByRole('grid', { name: 'Pods' }).getByRole('row').filter({ hasText: 'pair' });
  await expect(row).toContainText(/Running.*2\/2.*2 \(\d+s ago\)/);
});
