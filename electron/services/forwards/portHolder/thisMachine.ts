// This machine, as the search for a port's holder sees it.

import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { PortSystem } from './findPortHolder.ts';

const execute = promisify(execFile);
/** lsof can hang on a network drive that is gone. */
const RUN_TIMEOUT_MS = 3_000;
/** netstat prints a line of 80 for each socket. */
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;

export const thisMachine: PortSystem = {
  platform: process.platform,
  readText: (path) => readFile(path, 'utf8'),
  listFolder: (path) => readdir(path),
  readLink: (path) => readlink(path),
  run: async (file, args) => {
    const options = { timeout: RUN_TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true };
    return (await execute(file, [...args], options)).stdout;
  },
};
