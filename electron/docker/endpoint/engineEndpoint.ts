// An address of a Docker engine, parsed. It opens nothing; TLS files are read where the address is found.

import { AppError } from '../../common/appError.ts';

/** PEM texts of a client that authenticates by certificate. */
export interface EngineTls {
  /** Where the files are; undefined: there are none. */
  readonly folder: string | undefined;
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  /** From a docker context's SkipTLSVerify: the user's own choice. */
  readonly skipVerify: boolean;
}

export type EngineTarget =
  /** A unix socket or a Windows named pipe. */
  | { readonly kind: 'socket'; readonly path: string }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      readonly tls: EngineTls | undefined;
    };

export interface EngineEndpoint {
  /** As the user knows it: `unix:///var/run/docker.sock`, `tcp://build.example:2376`. */
  readonly address: string;
  /** Where the address comes from, for the screen "What we tried". */
  readonly source: string;
  readonly target: EngineTarget;
}

/** Docker's own defaults for tcp addresses without a port. */
const PLAIN_PORT = 2375;
const TLS_PORT = 2376;

function tcpTarget(url: URL, tls: EngineTls | undefined): EngineTarget {
  const withTls = tls ?? (url.protocol === 'https:' ? noClientCertificate : undefined);
  const port = url.port === '' ? (withTls === undefined ? PLAIN_PORT : TLS_PORT) : Number(url.port);
  return { kind: 'tcp', host: url.hostname.replace(/^\[|\]$/g, ''), port, tls: withTls };
}

export const noClientCertificate: EngineTls = {
  folder: undefined,
  ca: undefined,
  cert: undefined,
  key: undefined,
  skipVerify: false,
};

function sshAdvice(address: string): AppError {
  return new AppError(
    'Unimplemented',
    `${address}: ssh addresses are not supported. Forward the socket instead ` +
      '(ssh -N -L /tmp/docker.sock:/var/run/docker.sock HOST) and use unix:///tmp/docker.sock.',
  );
}

/** Reads `unix://`, `npipe://`, `tcp://`, `http(s)://` and a bare socket path; anything else is InvalidArgument. */
export function parseEngineAddress(address: string, tls: EngineTls | undefined): EngineTarget {
  if (address.startsWith('unix://')) return { kind: 'socket', path: address.slice('unix://'.length) };
  if (address.startsWith('npipe://')) return { kind: 'socket', path: address.slice('npipe://'.length) };
  if (address.startsWith('/')) return { kind: 'socket', path: address };
  if (address.startsWith('ssh://')) throw sshAdvice(address);
  // Only of schemes that it knows does URL read the host as such.
  const asHttp = address.replace(/^tcp:/, 'http:');
  const url = URL.canParse(asHttp) ? new URL(asHttp) : undefined;
  if (url === undefined || !/^(tcp|https?):/.test(address) || url.hostname === '')
    throw new AppError(
      'InvalidArgument',
      `"${address}" is not the address of a Docker engine. Use unix:///path/docker.sock or tcp://host:port.`,
    );
  return tcpTarget(url, tls);
}
