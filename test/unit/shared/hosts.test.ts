import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOpenableLink } from '../../../electron/common/openableLink.ts';
import { defaultDataDir } from '../../../electron/shared/dataDir.ts';
import { readManifestFiles } from '../../../electron/shared/manifestFiles.ts';
import { contentSecurityPolicy } from '../../../electron/shared/securityHeaders.ts';
import { readStaticFiles } from '../../../electron/shared/staticFiles.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'podbay-shared-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('the content security policy', () => {
  it('names a socket only where there is one, and never allows evaluated scripts', () => {
    expect(contentSecurityPolicy()).toContain("connect-src 'self';");
    expect(contentSecurityPolicy({ socketOrigin: 'ws://x:1' })).toContain("connect-src 'self' ws://x:1;");
    expect(contentSecurityPolicy()).toContain("script-src 'self';");
    expect(contentSecurityPolicy()).not.toContain('unsafe-eval');
  });

  it('allows the scripts that a document came with, by their content alone', async () => {
    await writeFile(join(dir, 'index.html'), '<script>1;</script><script src="/a.js"></script>');
    const index = (await readStaticFiles(dir)).get('/');
    // printf '1;' | openssl sha256 -binary | base64
    const hash = 'sha256-CImjRDTlhukYQ2AnxOi0wzgPhGQ3Mb3rVwJK24dFz1M=';
    expect(index?.scriptHashes).toEqual([hash]);
    expect(contentSecurityPolicy(index)).toContain(`script-src 'self' '${hash}';`);
  });
});

describe('the data directory', () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string>) =>
    defaultDataDir({ platform, env, homeDir: '/home/ada' });

  it('is where each platform keeps application data', () => {
    expect(at('linux', {})).toBe('/home/ada/.local/share/podbay');
    expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/podbay');
    expect(at('linux', { XDG_DATA_HOME: 'relative' })).toBe('/home/ada/.local/share/podbay');
    expect(at('darwin', {})).toBe('/home/ada/Library/Application Support/Podbay');
    expect(at('win32', { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' })).toBe(
      'C:\\Users\\ada\\AppData\\Roaming\\Podbay',
    );
  });
});

describe('manifest files of a command line', () => {
  it('are read relative to where the command was given, named by their base name', async () => {
    await writeFile(join(dir, 'web.yaml'), 'kind: Pod\n');
    expect(await readManifestFiles(['web.yaml'], dir)).toEqual([{ name: 'web.yaml', text: 'kind: Pod\n' }]);
  });

  it('that are missing, directories or too large are errors with a name', async () => {
    await expect(readManifestFiles(['gone.yaml'], dir)).rejects.toThrow(/cannot be read: .*gone\.yaml/);
    await expect(readManifestFiles(['.'], dir)).rejects.toMatchObject({ code: 'NotFound' });
    await writeFile(join(dir, 'big.yaml'), 'x'.repeat(512 * 1024 + 1));
    await expect(readManifestFiles(['big.yaml'], dir)).rejects.toMatchObject({ code: 'ResourceExhausted' });
  });
});

describe('the files of the page', () => {
  it('must have been built', async () => {
    await expect(readStaticFiles(dir)).rejects.toThrow('has no index.html');
  });
});

describe('links that leave the app', () => {
  it.each([
    ['https://kubernetes.io/docs/', true],
    ['http://127.0.0.1:8080/', true],
    ['http://localhost:8080/', true],
    ['http://[::1]:8080/', true],
    ['http://kubernetes.io/', false],
    ['https://kubernetes.io.evil.example/', false],
    ['https://kubernetes.io@evil.example/', false],
    ['https://evil@kubernetes.io/', false],
    ['https://evil.example/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['podbay://delete', false],
    ['http://127.0.0.1.evil.example/', false],
  ])('%s: %s', (address, allowed) => {
    expect(isOpenableLink(new URL(address))).toBe(allowed);
  });
});
