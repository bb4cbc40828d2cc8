import { describe, expect, it } from 'vitest';
import {
  containerResources,
  cpuQuota,
  cpuShares,
  oomScoreAdj,
} from '../../../../electron/docker/pod/resources.ts';
import { sampleContainer, samplePod } from './samplePod.ts';

const GIB = 1024 ** 3;

describe('cpu', () => {
  it.each([
    [0, 2, undefined],
    [1, 2, 1000],
    [10, 10, 1000],
    [100, 102, 10_000],
    [250, 256, 25_000],
    [500, 512, 50_000],
    [1000, 1024, 100_000],
    [1500, 1536, 150_000],
    [1_000_000, 262_144, 100_000_000],
  ])('of %d millicores becomes %d shares and a quota of %s', (milli, shares, quota) => {
    expect(cpuShares(milli)).toBe(shares);
    expect(cpuQuota(milli)).toBe(quota);
  });
});

describe('resources of a container', () => {
  it('have no limits when the manifest sets none', () => {
    expect(containerResources(sampleContainer())).toEqual({ CpuShares: 2 });
  });

  it('never allow swap beyond the memory limit, and take a missing request from the limit', () => {
    const resources = { limits: { cpu: '500m', memory: '128Mi' } };
    expect(containerResources(sampleContainer({ resources }))).toEqual({
      CpuShares: 512,
      CpuQuota: 50_000,
      CpuPeriod: 100_000,
      Memory: 134_217_728,
      MemorySwap: 134_217_728,
    });
  });
});

describe('oom_score_adj', () => {
  const guaranteed = { cpu: '1', memory: '1Gi' };

  it('is lowest for Guaranteed and critical pods, highest for BestEffort', () => {
    const container = sampleContainer({ resources: { limits: guaranteed, requests: guaranteed } });
    expect(oomScoreAdj(samplePod({ containers: [container] }), container, 8 * GIB)).toBe(-997);
    expect(oomScoreAdj(samplePod(), sampleContainer(), 8 * GIB)).toBe(1000);
    expect(oomScoreAdj(samplePod({ priority: 2_000_000_000 }), sampleContainer(), 8 * GIB)).toBe(-997);
  });

  it.each([
    ['1Gi', 875],
    ['1', 999],
    ['8Gi', 3],
  ])('of a Burstable container that asks for %s of 8 GiB is %d', (memory, expected) => {
    const container = sampleContainer({ resources: { requests: { memory } } });
    expect(oomScoreAdj(samplePod({ containers: [container] }), container, 8 * GIB)).toBe(expected);
  });

  it('of a sidecar is never above that of the containers it serves', () => {
    const main = sampleContainer({ resources: { requests: { memory: '4Gi' } } });
    const sidecar = sampleContainer({ name: 'side', restartPolicy: 'Always' });
    const pod = samplePod({ initContainers: [sidecar], containers: [main] });
    expect(oomScoreAdj(pod, sidecar, 8 * GIB)).toBe(500);
    const plainInit = sampleContainer({ name: 'init' });
    expect(
      oomScoreAdj(samplePod({ initContainers: [plainInit], containers: [main] }), plainInit, 8 * GIB),
    ).toBe(999);
  });
});
