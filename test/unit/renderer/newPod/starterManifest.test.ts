import { describe, expect, it } from 'vitest';
import { reviewManifest } from '../../../../electron/manifest/reviewManifest.ts';
import { starterImage, starterManifest } from '../../../../renderer/newPod/starterManifest.ts';

describe('the starter manifest', () => {
  it('is a pod without a finding', () => {
    const [review] = reviewManifest(starterManifest);
    expect(review).toMatchObject({ name: 'web', diagnostics: [] });
    expect(review?.error).toBeUndefined();
  });

  it('selects its image', () => {
    const line = starterManifest.text.split('\n')[starterImage.line - 1];
    expect(line?.slice(starterImage.column - 1, starterImage.endColumn - 1)).toBe('nginx');
  });
});
