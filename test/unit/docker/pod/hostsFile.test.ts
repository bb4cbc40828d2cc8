import { describe, expect, it } from 'vitest';
import { podHostname } from '../../../../electron/docker/pod/hostname.ts';
import { extraHosts, hostsEnvironment } from '../../../../electron/docker/pod/hostsFile.ts';
import { samplePod } from './samplePod.ts';

const hostAliases = [{ ip: '10.1.2.3', hostnames: ['foo.remote', 'bar.remote'] }];

describe('/etc/hosts', () => {
  it("is the kubelet's file with a place for the pod's addresses", () => {
    expect(hostsEnvironment(samplePod())).toEqual([
      'PODBAY_HOSTS=# Kubernetes-managed hosts file.\n' +
        '127.0.0.1\tlocalhost\n' +
        '::1\tlocalhost ip6-localhost ip6-loopback\n' +
        'fe00::0\tip6-localnet\n' +
        'fe00::0\tip6-mcastprefix\n' +
        'fe00::1\tip6-allnodes\n' +
        'fe00::2\tip6-allrouters\n' +
        '%POD_HOSTS%\n',
      'PODBAY_HOSTNAMES=web',
    ]);
  });

  it('ends with the host aliases, and names the subdomain first', () => {
    const [hosts, names] = hostsEnvironment(samplePod({ hostAliases, subdomain: 'sub' }));
    expect(
      hosts?.endsWith('%POD_HOSTS%\n\n# Entries added by HostAliases.\n10.1.2.3\tfoo.remote\tbar.remote\n'),
    ).toBe(true);
    expect(names).toBe('PODBAY_HOSTNAMES=web.sub.dev.svc.cluster.local\tweb');
  });

  it("is the node's own between a header and the aliases with hostNetwork", () => {
    expect(hostsEnvironment(samplePod({ hostAliases, hostNetwork: true }))).toEqual([
      'PODBAY_HOSTS_PREPEND=# Kubernetes-managed hosts file (host network).\n',
      'PODBAY_HOSTS_APPEND=\n# Entries added by HostAliases.\n10.1.2.3\tfoo.remote\tbar.remote\n',
    ]);
  });

  it("becomes Docker's extra hosts for a foreign pause image", () => {
    expect(extraHosts(samplePod({ hostAliases }))).toEqual(['foo.remote:10.1.2.3', 'bar.remote:10.1.2.3']);
  });
});

describe('the host name', () => {
  it('is cut to 63 characters without a trailing dash', () => {
    const name = `${'a'.repeat(62)}-${'b'.repeat(20)}`;
    expect(podHostname(samplePod({}, { name }))).toBe('a'.repeat(62));
    expect(podHostname(samplePod({ hostname: 'box' }))).toBe('box');
  });

  it('is the FQDN when asked for, and an error when that is too long for Linux', () => {
    expect(podHostname(samplePod({ subdomain: 'sub', setHostnameAsFQDN: true }))).toBe(
      'web.sub.dev.svc.cluster.local',
    );
    const subdomain = 's'.repeat(60);
    expect(() => podHostname(samplePod({ subdomain, setHostnameAsFQDN: true }))).toThrow(
      `failed to construct FQDN from pod hostname and cluster domain, FQDN web.${subdomain}.dev.svc.cluster.local ` +
        'is too long (64 characters is the max, 86 characters requested)',
    );
  });
});
