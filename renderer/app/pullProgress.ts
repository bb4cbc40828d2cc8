// How far pulls are, from the layers that have said their size.

import type { ImagePull } from '../../electron/common/contract/images.ts';

export interface PullProgress {
  /** 0 to 1; undefined while no layer has said its size. */
  readonly fraction: number | undefined;
  /** `12 of 84 MB`; undefined like the fraction. */
  readonly text: string | undefined;
}

const MEGABYTE = 1_000_000;

export function pullProgress(pulls: readonly ImagePull[]): PullProgress {
  const layers = pulls.flatMap((pull) => pull.layers);
  const total = layers.reduce((sum, layer) => sum + layer.totalBytes, 0);
  if (total === 0) return { fraction: undefined, text: undefined };
  const current = layers.reduce((sum, layer) => sum + Math.min(layer.currentBytes, layer.totalBytes), 0);
  return { fraction: current / total, text: `${megabytes(current)} / ${megabytes(total)} MB` };
}

function megabytes(bytes: number): string {
  const value = bytes / MEGABYTE;
  return value < 10 ? value.toFixed(1) : Math.round(value).toString();
}
