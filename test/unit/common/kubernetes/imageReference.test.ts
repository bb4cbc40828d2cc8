import { describe, expect, test } from 'vitest';
import {
  defaultPullPolicy,
  invalidImageNameMessage,
  parseImageReference,
  withDefaultTag,
} from '../../../../electron/common/kubernetes/imageReference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('an image reference', () => {
  test.each([
    ['nginx', 'docker.io', 'library/nginx', undefined, undefined],
    ['nginx:1.27', 'docker.io', 'library/nginx', '1.27', undefined],
    ['wanstack/kubia', 'docker.io', 'wanstack/kubia', undefined, undefined],
    ['docker.io/nginx', 'docker.io', 'library/nginx', undefined, undefined],
    ['localhost/app', 'localhost', 'app', undefined, undefined],
    ['localhost:5000/a/b:v1', 'localhost:5000', 'a/b', 'v1', undefined],
    ['registry.example.com:443/team/app__x', 'registry.example.com:443', 'team/app__x', undefined, undefined],
    [`nginx@${digest}`, 'docker.io', 'library/nginx', undefined, digest],
    [`nginx:1@${digest}`, 'docker.io', 'library/nginx', '1', digest],
    ['[::1]:5000/app', '[::1]:5000', 'app', undefined, undefined],
  ])('%s has its parts', (text, domain, path, tag, itsDigest) => {
    expect(parseImageReference(text)).toEqual({ reference: { domain, path, tag, digest: itsDigest } });
  });

  test.each([
    ['Nginx', 'invalid reference format: repository name must be lowercase'],
    ['a/B:1', 'invalid reference format: repository name must be lowercase'],
    ['nginx:', 'invalid reference format'],
    ['nginx: 1', 'invalid reference format'],
    ['-nginx', 'invalid reference format'],
    ['a//b', 'invalid reference format'],
    ['nginx@sha256:abc', 'invalid reference format'],
    [`nginx:${'a'.repeat(129)}`, 'invalid reference format'],
    ['a'.repeat(300), 'repository name must not be more than 255 characters'],
  ])('%s does not parse', (text, error) => {
    expect(parseImageReference(text)).toEqual({ error });
  });
});

test.each([
  ['nginx', 'nginx:latest'],
  ['nginx:1', 'nginx:1'],
  [`nginx@${digest}`, `nginx@${digest}`],
  ['localhost:5000/a', 'localhost:5000/a:latest'],
])('%s is pulled as %s', (image, full) => {
  expect(withDefaultTag(image)).toBe(full);
});

test.each([
  ['nginx', 'Always'],
  ['nginx:latest', 'Always'],
  [`nginx:latest@${digest}`, 'Always'],
  ['nginx:1', 'IfNotPresent'],
  [`nginx@${digest}`, 'IfNotPresent'],
  ['Nginx', 'IfNotPresent'],
])('the pull policy of %s is %s', (image, policy) => {
  expect(defaultPullPolicy(image)).toBe(policy);
});

test('an image that does not parse gets the text of InvalidImageName', () => {
  expect(invalidImageNameMessage('a b')).toBe(
    'Failed to apply default image tag "a b": couldn\'t parse image name "a b": invalid reference format',
  );
  expect(invalidImageNameMessage('nginx')).toBeUndefined();
});
