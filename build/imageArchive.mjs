// Makes archives for `docker load`. The same files give the same bytes: no time, user or path of this machine gets in.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The largest fixture, Debian, is about 60 MB.
const maxArchiveBytes = 512 * 1024 * 1024;

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A tar of the entries of `folder`, everything owned by root. `mode` as tar's --mode takes it. */
export function tarOf(folder, entries, mode) {
  const fixed = ['--format=ustar', '--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  return execFileSync('tar', [...fixed, `--mode=${mode}`, '-C', folder, '-cf', '-', ...entries], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: maxArchiveBytes,
  });
}

/**
 * One image as a `docker load` archive.
 * @param {{ architecture: string, layers: Buffer[], tags: string[], config: object, createdBy: string }} image
 *   layers: uncompressed tars, lowest first; config: the image's `config` object (Cmd, Env, Labels ...)
 * @returns {{ imageId: string, bytes: Buffer }}
 */
export function imageArchive({ architecture, layers, tags, config, createdBy }) {
  const created = '1970-01-01T00:00:00Z';
  const document = JSON.stringify({
    architecture,
    os: 'linux',
    created,
    config,
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => `sha256:${sha256(layer)}`) },
    history: layers.map(() => ({ created, created_by: createdBy })),
  });
  const imageId = sha256(document);
  const folder = mkdtempSync(join(tmpdir(), 'podbay-image-'));
  try {
    const names = layers.map((_, index) => `layer-${index}.tar`);
    for (const [index, name] of names.entries()) writeFileSync(join(folder, name), layers[index]);
    writeFileSync(join(folder, `${imageId}.json`), document);
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify([{ Config: `${imageId}.json`, RepoTags: tags, Layers: names }]),
    );
    const entries = ['manifest.json', `${imageId}.json`, ...names];
    return { imageId: `sha256:${imageId}`, bytes: tarOf(folder, entries, 'u=rwX,go=rX') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
