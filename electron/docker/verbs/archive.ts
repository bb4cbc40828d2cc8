// Single files of a container, running or not, through the engine's archive calls: they reach volumes and host paths
// on any engine, local or remote, without a process in the container.

import { z } from 'zod';
import { isAppError } from '../../common/appError.ts';
import { toAppError } from '../dockerErrors.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { REQUEST_TIMEOUT_MS, withDeadline } from '../transport/deadline.ts';
import { emptyFileArchive, firstFileTail } from '../transport/tarFile.ts';

export type FileType = 'file' | 'directory' | 'socket' | 'charDevice' | 'blockDevice' | 'other';

const STAT_HEADER = 'x-docker-container-path-stat';
const statSchema = z.object({ mode: z.number() });

/** Type bits of Go's os.FileMode. */
const goMode = {
  directory: 2 ** 31,
  symlink: 2 ** 27,
  device: 2 ** 26,
  pipe: 2 ** 25,
  socket: 2 ** 24,
  charDevice: 2 ** 21,
  irregular: 2 ** 19,
} as const;

function fileTypeOf(mode: number): FileType {
  const has = (bit: number) => Math.floor(mode / bit) % 2 === 1;
  if (has(goMode.directory)) return 'directory';
  if (has(goMode.socket)) return 'socket';
  if (has(goMode.device)) return has(goMode.charDevice) ? 'charDevice' : 'blockDevice';
  return has(goMode.symlink) || has(goMode.pipe) || has(goMode.irregular) ? 'other' : 'file';
}

const archivePath = (containerId: string): string => `/containers/${containerId}/archive`;

/** Undefined when there is no such file. About 1 ms. */
export function statFile(
  { transport, clock }: RuntimeContext,
  containerId: string,
  path: string,
  signal: AbortSignal,
): Promise<FileType | undefined> {
  return withDeadline(clock, REQUEST_TIMEOUT_MS, signal, async (limited) => {
    try {
      const response = await transport.open({
        method: 'HEAD',
        path: archivePath(containerId),
        query: { path },
        signal: limited,
      });
      response.resume();
      const header = response.headers[STAT_HEADER];
      const text = Buffer.from(typeof header === 'string' ? header : '', 'base64').toString('utf8');
      return fileTypeOf(statSchema.parse(JSON.parse(text)).mode);
    } catch (error) {
      if (isAppError(error, 'NotFound')) return undefined;
      throw toAppError(error, limited);
    }
  });
}

/** The end of a file; undefined when there is no such file or it is not a regular one. */
export function readFileTail(
  { transport, clock }: RuntimeContext,
  containerId: string,
  path: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  return withDeadline(clock, REQUEST_TIMEOUT_MS, signal, async (limited) => {
    try {
      const response = await transport.open({
        method: 'GET',
        path: archivePath(containerId),
        query: { path },
        signal: limited,
      });
      const tail = await firstFileTail(response, maxBytes);
      response.destroy();
      return tail;
    } catch (error) {
      if (isAppError(error, 'NotFound')) return undefined;
      throw toAppError(error, limited);
    }
  });
}

export interface EmptyFile {
  readonly containerId: string;
  /** Must exist. */
  readonly folder: string;
  /** Relative to the folder, with at most one folder of its own. */
  readonly name: string;
  readonly mode: number;
}

/** Makes the file anew, in place of one that is there. About 50 ms. */
export function putEmptyFile(
  { transport, clock }: RuntimeContext,
  { containerId, folder, name, mode }: EmptyFile,
  signal: AbortSignal,
): Promise<void> {
  return withDeadline(clock, REQUEST_TIMEOUT_MS, signal, async (limited) => {
    const response = await transport.open({
      method: 'PUT',
      path: archivePath(containerId),
      query: { path: folder },
      body: emptyFileArchive(name, mode),
      signal: limited,
    });
    response.resume();
  });
}
