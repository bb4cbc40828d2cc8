// What the docker command needs in its environment to talk to the engine that the app talks to. Pure.

import type { EngineEndpoint } from './engineEndpoint.ts';

/** Read by docker, compose and the SDKs. Paths, never the content of a certificate. */
export function clientEnvironment({ address, target }: EngineEndpoint): Readonly<Record<string, string>> {
  // A bare path and `https:` are addresses of ours alone.
  if (target.kind === 'socket') return { DOCKER_HOST: address.replace(/^\//, 'unix:///') };
  const { tls } = target;
  return {
    DOCKER_HOST: address.replace(/^https?:/, 'tcp:'),
    ...(tls === undefined ? {} : { [tls.skipVerify ? 'DOCKER_TLS' : 'DOCKER_TLS_VERIFY']: '1' }),
    ...(tls?.folder === undefined ? {} : { DOCKER_CERT_PATH: tls.folder }),
  };
}
