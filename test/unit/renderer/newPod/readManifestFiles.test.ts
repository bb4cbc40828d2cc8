import { describe, expect, it } from 'vitest';
import { MAX_MANIFEST_CHARS } from '../../../../electron/common/contract/manifests.ts';
import { readManifestFiles } from '../../../../renderer/newPod/readManifestFiles.ts';
import { starterImage, starterManifest } from '../../../../renderer/newPod/starterManifest.ts';

describe('readManifestFiles', () => {
  it('reads what fits and names what does not', async () => {
    const small = new File(['kind: Pod'], 'pod.yaml');
    const large = new File(['x'.repeat(MAX_MANIFEST_CHARS + 1)], 'large.yaml');
    expect(await readManifestFiles([small, large])).toEqual({
      sources: [{ name: 'pod.yaml', text: 'kind: Pod' }],
      problems: [{ kind: 'tooBig', name: 'large.yaml' }],
    });
  });
});

describe('the starter manifest', () => {
  it('selects its image', () => {
    const line = starterManifest.text.split('\n')[starterImage.line - 1];
    expect(line?.slice(starterImage.column - 1, starterImage.endColumn - 1)).toBe('nginx');
  });
});
