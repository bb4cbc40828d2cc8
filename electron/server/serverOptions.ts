// The command line of browser mode: parsed and checked here, trusted everywhere else.

import { parseArgs } from 'node:util';
import { errorMessage } from '../common/appError.ts';
import { DEFAULT_INSTANCE } from '../engine/runtime/runtimeConnector.ts';
import { INSTANCE_NAME_RULE, isInstanceName } from '../shared/instanceName.ts';
import { exitCodes, StartFailure } from './exitCodes.ts';

export interface ServerOptions {
  readonly listen:
    | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
    | { readonly kind: 'socket'; readonly path: string };
  readonly dataDir: string | undefined;
  readonly engineUrl: string | undefined;
  /** Which Podbay this is on the engine; see `ConnectOptions.instance`. */
  readonly instance: string;
  /** Further values of the Host header to answer to, `name` or `name:port`. */
  readonly allowedHosts: readonly string[];
  /** The page may open a shell on this machine. */
  readonly hostShell: boolean;
  readonly openFiles: readonly string[];
  readonly applyFiles: readonly string[];
}

export const usage = `Usage: npm run serve -- [options] [FILE...]

Serves Podbay to a browser on this machine. FILEs are opened for review.

  --port N            port to listen on (default: any free port)
  --host ADDRESS      loopback address to listen on (default: 127.0.0.1)
  --socket PATH       listen on a Unix socket with mode 0600 instead of a port
  --allow-host NAME   also answer to this Host, for example localhost:9000 behind ssh -L (repeatable)
  --data DIR          data directory
  --engine URL        Docker Engine to use, for example unix:///run/docker.sock
  --instance NAME     keep apart from other Podbays on the same engine (default: default)
  --open FILE         open a manifest for review (repeatable)
  --apply FILE        apply a manifest at once (repeatable)
  --host-shell        let the page open a shell on this machine, as the user who starts Podbay
  --insecure-non-loopback
                      let --host be an address that other machines reach; the traffic, and with it root on this
                      machine, is then open to everyone on the network path. Use ssh -L instead.
  --help              print this

Exit codes: 0 ended by a signal, 1 unexpected, 2 usage, 3 cannot listen, 4 data directory, 5 manifest file.
`;

/** Undefined when help was asked for. Throws a StartFailure with one line about what is wrong. */
export function parseServerOptions(args: readonly string[]): ServerOptions | undefined {
  const { values, positionals } = readArgs(args);
  if (values.help) return undefined;
  return {
    listen: listenOption(values),
    dataDir: nonEmpty('--data', values.data),
    engineUrl: nonEmpty('--engine', values.engine),
    instance: instance(values.instance),
    allowedHosts: values['allow-host'].map(hostHeader),
    hostShell: values['host-shell'],
    openFiles: [...values.open, ...positionals],
    applyFiles: values.apply,
  };
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        socket: { type: 'string' },
        'allow-host': { type: 'string', multiple: true, default: [] },
        data: { type: 'string' },
        engine: { type: 'string' },
        instance: { type: 'string', default: DEFAULT_INSTANCE },
        open: { type: 'string', multiple: true, default: [] },
        apply: { type: 'string', multiple: true, default: [] },
        'host-shell': { type: 'boolean', default: false },
        'insecure-non-loopback': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw bad(firstSentence(errorMessage(error)));
  }
}

function listenOption(values: ReturnType<typeof readArgs>['values']): ServerOptions['listen'] {
  const socket = nonEmpty('--socket', values.socket);
  if (socket !== undefined) {
    if (values.port !== undefined || values.host !== undefined)
      throw bad('--socket excludes --port and --host');
    return { kind: 'socket', path: socket };
  }
  const host = nonEmpty('--host', values.host) ?? '127.0.0.1';
  if (!isLoopback(host) && !values['insecure-non-loopback']) {
    throw bad(`--host ${host} is not a loopback address; listen on 127.0.0.1 and reach it with ssh -L`);
  }
  return { kind: 'tcp', host, port: port(values.port ?? '0') };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function port(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535)
    throw bad(`--port must be a number from 0 to 65535, not "${text}"`);
  return value;
}

function hostHeader(text: string): string {
  if (!/^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/i.test(text)) {
    throw bad(`--allow-host takes a name or name:port, not "${text}"`);
  }
  return text.toLowerCase();
}

function instance(text: string): string {
  if (isInstanceName(text)) return text;
  throw bad(`--instance takes ${INSTANCE_NAME_RULE}, not "${text}"`);
}

function nonEmpty(option: string, value: string | undefined): string | undefined {
  if (value === '') throw bad(`${option} needs a value`);
  return value;
}

function bad(reason: string): StartFailure {
  return new StartFailure(exitCodes.usage, `${reason}. See --help.`);
}

function firstSentence(message: string): string {
  return message.split(/\. |\n/)[0]?.replace(/\.$/, '') ?? message;
}
