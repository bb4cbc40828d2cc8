// The pod inside its sandbox's labels: whatever its size, it comes back as it was.

import { describe, expect, it } from 'vitest';
import type { PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import { sandboxLabels, sandboxLabelsSchema } from '../../../../electron/docker/pod/labels.ts';
import { podCopy, unpackedCopy } from '../../../../electron/docker/pod/podCopy.ts';
import { samplePod } from './samplePod.ts';

const withAnnotations = (annotations: Record<string, string>): PodObject => {
  const pod = samplePod();
  return { ...pod, metadata: { ...pod.metadata, annotations } };
};

/** Text that does not compress: the same for every run. */
function noise(bytes: number): string {
  let state = 1;
  return Array.from({ length: bytes }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (state % 94));
  }).join('');
}

describe('the copy of a pod in its sandbox', () => {
  it('is plain JSON, and so readable in docker inspect, while it is short', () => {
    const pod = withAnnotations({ note: 'short' });
    expect(JSON.parse(podCopy(pod))).toEqual({ ...pod, status: undefined });
  });

  it.each([
    ['a script', 'echo hello\n'.repeat(10_000)],
    ['characters of many bytes', '日本語'.repeat(20_000)],
    ['256 KiB that do not compress, the API server’s limit', noise(256 * 1024)],
  ])('comes back from its label with %s in it, twice over', (_, text) => {
    const pod = withAnnotations({ text, 'kubectl.kubernetes.io/last-applied-configuration': text });
    const labels = sandboxLabels(pod, 0, 'test');
    expect(Object.values(labels).join('').length).toBeLessThan(400_000);
    expect(sandboxLabelsSchema.parse(labels)['io.podbay.pod']).toEqual({ ...pod, status: undefined });
  });

  it('is refused when even packed it is too long for a label', () => {
    expect(() => podCopy(withAnnotations({ text: noise(1024 * 1024) }))).toThrow(/larger than 768 KiB/);
  });

  it('that somebody forged is not unpacked without a limit, and no pod', () => {
    expect(() => unpackedCopy('brotli:AAAA')).toThrow();
    const labels = { ...sandboxLabels(samplePod(), 0, 'test'), 'io.podbay.pod': 'brotli:AAAA' };
    expect(sandboxLabelsSchema.safeParse(labels).success).toBe(false);
  });
});
