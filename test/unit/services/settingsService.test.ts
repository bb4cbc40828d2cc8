import { expect, it } from 'vitest';
import { createMemoryStore } from '../../../electron/engine/store/memoryStore.ts';
import { SettingsService } from '../../../electron/services/settingsService.ts';
import { silentLogger } from '../../fakes/fakeEngine.ts';

const views = (from: number, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`view${from + index}`, '{}']));

it('saves no more than 64 views, also over several patches, and keeps those that it has', async () => {
  const settings = new SettingsService(createMemoryStore(), silentLogger);
  await settings.update({ views: views(0, 60) });
  await settings.update({ views: views(0, 64) });
  await expect(settings.update({ views: { another: '{}' } })).rejects.toMatchObject({
    code: 'InvalidArgument',
    message: expect.stringContaining('at most 64 views can be saved'),
  });
  expect(settings.settings.value.views).toEqual(views(0, 64));
});
