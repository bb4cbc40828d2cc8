import { describe, expect, it } from 'vitest';
import { noteText } from '../../../electron/common/manifestNotes/manifestNote.ts';
import { riskNotices } from '../../../electron/manifest/riskNotices.ts';
import { samplePod } from '../engine/samplePods.ts';

function noticesFor(path: string): string[] {
  const pod = samplePod();
  return riskNotices({ ...pod, spec: { ...pod.spec, volumes: [{ name: 'data', hostPath: { path } }] } }).map(
    ({ note }) => noteText(note, 'en'),
  );
}

describe('a hostPath volume', () => {
  it.each([
    ['/var/run/docker.sock', 'the engine socket'],
    ['/run', 'the engine socket'],
    ['/var/run/', 'the engine socket'],
    ['/var', 'the engine socket'],
    ['/var/lib', "the engine's own data"],
    ['/etc/ssl', 'password hashes'],
    ['/./etc', 'password hashes'],
    ['//root//.ssh', "the host's administrator"],
    ['/', 'whole file system'],
    ['/.', 'whole file system'],
  ])('of %s is a risk that names %s', (path, reason) => {
    expect(noticesFor(path)).toEqual([expect.stringContaining(reason)]);
  });

  it.each(['/srv/data', '/tmp', '/etcetera', '/variable', '/var/log/app'])('of %s is none', (path) => {
    expect(noticesFor(path)).toEqual([]);
  });
});

describe('a sysctl', () => {
  const noticesOf = (name: string) => {
    const pod = samplePod();
    const securityContext = { sysctls: [{ name, value: '1' }] };
    return riskNotices({ ...pod, spec: { ...pod.spec, securityContext } });
  };

  it('that a kubelet would reject is said before apply', () => {
    expect(noticesOf('kernel/shmmax')).toMatchObject([
      { at: ['spec', 'securityContext', 'sysctls', 0, 'name'], note: { code: 'unsafeSysctl' } },
    ]);
  });

  it('that stays inside the pod is none', () => {
    expect(noticesOf('net.ipv4.tcp_syncookies')).toEqual([]);
  });
});
