// What the desktop host itself remembers: where its window was, and what it has said once. The app's settings live in
// the store. A broken or missing file means the defaults.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(640).max(16_384),
  height: z.int().min(400).max(16_384),
});
export type Bounds = z.infer<typeof boundsSchema>;

const hostStateSchema = z.object({
  bounds: boundsSchema.optional(),
  isMaximized: z.boolean().default(false),
  quitNoticeShown: z.boolean().default(false),
});
export type HostState = z.infer<typeof hostStateSchema>;

export function parseHostState(text: string): HostState {
  try {
    return hostStateSchema.parse(JSON.parse(text));
  } catch {
    return hostStateSchema.parse({});
  }
}

/** Saved bounds if a good part of the title bar is still on some display, otherwise none: monitors get unplugged. */
export function visibleBounds(bounds: Bounds | undefined, displays: readonly Bounds[]): Bounds | undefined {
  if (bounds === undefined) return undefined;
  const GRIP_PX = 100;
  const isReachable = displays.some(
    ({ x, y, width, height }) =>
      Math.min(bounds.x + bounds.width, x + width) - Math.max(bounds.x, x) >= GRIP_PX &&
      bounds.y >= y &&
      bounds.y < y + height - GRIP_PX,
  );
  return isReachable ? bounds : undefined;
}

/** One small file, read once and written synchronously, because it is saved while the app ends. */
export class HostStateFile {
  readonly #path: string;
  #state: HostState;

  constructor(path: string) {
    this.#path = path;
    this.#state = parseHostState(readIfPresent(path));
  }

  get state(): HostState {
    return this.#state;
  }

  update(patch: Partial<HostState>): void {
    this.#state = { ...this.#state, ...patch };
    const written = `${this.#path}.new`;
    writeFileSync(written, JSON.stringify(this.#state), { mode: 0o600 });
    renameSync(written, this.#path);
  }
}

function readIfPresent(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '{}';
  }
}
