// Every failure of the engine has a cause and a fix on every operating system, in both languages.

import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineFailure } from '../../../../electron/common/contract/system.ts';
import { engineHelp } from '../../../../renderer/engine/engineHelp.ts';
import { i18n, languages, startI18n } from '../../../../renderer/i18n/i18n.ts';

const kinds = [
  'notFound',
  'stopped',
  'starting',
  'noPermission',
  'tooOld',
  'windowsContainers',
  'unreachable',
  'tls',
  'protocol',
  'cannotRun',
] as const;
const failure = (kind: EngineFailure['kind']): EngineFailure => ({
  kind,
  tried: [{ address: 'tcp://build-box:2376', source: 'DOCKER_HOST', error: 'connect ETIMEDOUT' }],
  apiVersion: '1.30',
});
const help = (kind: EngineFailure['kind'], platform: 'linux' | 'macos' | 'windows') =>
  engineHelp(failure(kind), platform, i18n.t);

describe('engineHelp', () => {
  beforeAll(() => startI18n('en'));

  const cases = languages.flatMap((language) =>
    kinds.flatMap((kind) =>
      (['linux', 'macos', 'windows'] as const).map((os) => [language, kind, os] as const),
    ),
  );
  it.each(cases)('in %s says cause and steps of %s on %s', async (language, kind, platform) => {
    await i18n.changeLanguage(language);
    const { title, cause, steps } = help(kind, platform);
    for (const text of [title, cause, ...steps.map((step) => step.text)]) {
      expect(text).not.toMatch(/^engine\.|\{\{/);
      expect(text).not.toBe('');
    }
    expect(steps.length).toBeGreaterThan(0);
    await i18n.changeLanguage('en');
  });

  it('gives the command that starts a stopped engine', () => {
    expect(help('stopped', 'linux').steps.map(({ command }) => command)).toEqual([
      'sudo systemctl start docker',
      'systemctl --user start docker',
    ]);
  });

  it('says that the docker group means root', () => {
    expect(help('noPermission', 'linux').note).toContain('root-equivalent');
    expect(help('noPermission', 'macos').note).toBeUndefined();
  });

  it('names both versions when the engine is too old', () => {
    expect(help('tooOld', 'linux').title).toBe('Engine API too old: needs 1.41 or newer, found 1.30.');
  });

  it('names the address that was not reached', () => {
    expect(help('unreachable', 'linux').title).toBe('Cannot reach tcp://build-box:2376.');
  });
});
