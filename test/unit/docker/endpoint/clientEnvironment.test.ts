import { expect, it } from 'vitest';
import { clientEnvironment } from '../../../../electron/docker/endpoint/clientEnvironment.ts';
import { type EngineTls, parseEngineAddress } from '../../../../electron/docker/endpoint/engineEndpoint.ts';

const certificates: EngineTls = {
  folder: '/home/ada/.docker/contexts/tls/1a2b/docker',
  ca: 'CA',
  cert: 'CERT',
  key: 'SECRET KEY',
  skipVerify: false,
};
const folder = { DOCKER_CERT_PATH: certificates.folder };

it.each([
  ['unix:///run/d.sock', undefined, { DOCKER_HOST: 'unix:///run/d.sock' }],
  ['/run/d.sock', undefined, { DOCKER_HOST: 'unix:///run/d.sock' }],
  ['tcp://192.0.2.1:2375', undefined, { DOCKER_HOST: 'tcp://192.0.2.1:2375' }],
  [
    'tcp://192.0.2.1:2376',
    certificates,
    { DOCKER_HOST: 'tcp://192.0.2.1:2376', DOCKER_TLS_VERIFY: '1', ...folder },
  ],
  [
    'tcp://192.0.2.1:2376',
    { ...certificates, skipVerify: true },
    { DOCKER_HOST: 'tcp://192.0.2.1:2376', DOCKER_TLS: '1', ...folder },
  ],
  ['https://build.test', undefined, { DOCKER_HOST: 'tcp://build.test', DOCKER_TLS_VERIFY: '1' }],
])('the docker command reaches %s too', (address, tls, expected) => {
  const target = parseEngineAddress(address, tls);
  expect(clientEnvironment({ address, source: 'setting', target })).toEqual(expected);
});
