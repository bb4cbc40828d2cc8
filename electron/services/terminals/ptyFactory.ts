// The only user of node-pty, which is native and optional: loaded with the first host shell, and where it is not
// installed the host shell is a capability that is missing, not an error.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { IPty } from 'node-pty';
import type { TerminalSize } from '../../common/contract/terminals.ts';
import { explainedError } from '../../common/explainedError.ts';

export interface PtyRequest {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly size: TerminalSize;
}

export interface PtyFactory {
  readonly isInstalled: boolean;
  create(request: PtyRequest): Promise<IPty>;
}

/** Built here, or brought along for this platform; without either the package is there and does not load. */
const nativeFiles = ['build/Release/pty.node', `prebuilds/${process.platform}-${process.arch}/pty.node`];

export const ptyFactory: PtyFactory = {
  get isInstalled() {
    try {
      const folder = dirname(createRequire(import.meta.url).resolve('node-pty/package.json'));
      return nativeFiles.some((file) => existsSync(join(folder, file)));
    } catch {
      // It is an optional package.
      return false;
    }
  },

  async create({ file, env, cwd, size }) {
    const pty = await loadNodePty();
    // Without an encoding it gives bytes: characters that are split stay whole in the end.
    return pty.spawn(file, [], { name: 'xterm-256color', ...size, cwd, env, encoding: null });
  },
};

async function loadNodePty() {
  try {
    return await import('node-pty');
  } catch (cause) {
    throw explainedError('Unimplemented', 'hostShellNotBuilt', { cause });
  }
}
