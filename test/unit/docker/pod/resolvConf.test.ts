import { describe, expect, it } from 'vitest';
import type { PodSpec } from '../../../../electron/common/kubernetes/objects.ts';
import {
  formatResolvConf,
  parseResolvConf,
  podDns,
  type ResolvConf,
} from '../../../../electron/docker/pod/resolvConf.ts';
import { samplePod } from './samplePod.ts';

const host = parseResolvConf(
  '# made by hand\nnameserver 192.0.2.53\nsearch corp.test dev.svc.cluster.local\noptions edns0\n',
);
const cluster = 'dev.svc.cluster.local svc.cluster.local cluster.local';

function text(spec: Partial<PodSpec>, from: ResolvConf | undefined = host): string | undefined {
  const { resolvConf } = podDns(samplePod(spec), from);
  return resolvConf === undefined ? undefined : formatResolvConf(resolvConf);
}

describe('dnsPolicy', () => {
  it('ClusterFirst asks the embedded server, with the cluster searches before those of the host', () => {
    const expected = `nameserver 127.0.0.11\nsearch ${cluster} corp.test\noptions ndots:5\n`;
    expect(text({})).toBe(expected);
    expect(text({ dnsPolicy: 'ClusterFirst' })).toBe(expected);
    expect(podDns(samplePod(), undefined).resolvConf?.searches).toEqual(cluster.split(' '));
  });

  it("Default, and ClusterFirst with hostNetwork, leave Docker's file alone", () => {
    expect(text({ dnsPolicy: 'Default' })).toBeUndefined();
    expect(text({ hostNetwork: true })).toBeUndefined();
  });

  it("ClusterFirstWithHostNet has the cluster searches, and the host's servers where the network is the host's", () => {
    expect(text({ dnsPolicy: 'ClusterFirstWithHostNet', hostNetwork: true })).toBe(
      `nameserver 192.0.2.53\nsearch ${cluster} corp.test\noptions ndots:5\n`,
    );
    expect(
      podDns(samplePod({ dnsPolicy: 'ClusterFirstWithHostNet', hostNetwork: true }), undefined).resolvConf,
    ).toBeUndefined();
  });

  it('None uses dnsConfig alone', () => {
    const dnsConfig = {
      nameservers: ['192.0.2.1'],
      searches: ['a.test'],
      options: [{ name: 'ndots', value: '2' }, { name: 'rotate' }],
    };
    expect(text({ dnsPolicy: 'None', dnsConfig })).toBe(
      'nameserver 192.0.2.1\nsearch a.test\noptions ndots:2 rotate\n',
    );
  });
});

describe('dnsConfig', () => {
  it('is merged onto the policy: appended without doubles, options by name', () => {
    const dnsConfig = {
      nameservers: ['127.0.0.11', '192.0.2.1'],
      searches: ['corp.test', 'b.test'],
      options: [{ name: 'ndots', value: '1' }, { name: 'rotate' }],
    };
    expect(text({ dnsConfig })).toBe(
      `nameserver 127.0.0.11\nnameserver 192.0.2.1\nsearch ${cluster} corp.test b.test\noptions ndots:1 rotate\n`,
    );
  });

  it('is merged onto the host for Default', () => {
    const dnsConfig = { options: [{ name: 'rotate' }] };
    expect(text({ dnsPolicy: 'Default', dnsConfig })).toBe(
      'nameserver 127.0.0.11\nsearch corp.test dev.svc.cluster.local\noptions edns0 rotate\n',
    );
  });
});

describe('the limits of the resolver', () => {
  it("cut off servers and search domains with the kubelet's texts", () => {
    const nameservers = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
    const searches = Array.from({ length: 33 }, (_, index) => `s${index}.test`);
    const { resolvConf, notices } = podDns(
      samplePod({ dnsPolicy: 'None', dnsConfig: { nameservers, searches } }),
      host,
    );
    expect(resolvConf?.nameservers).toHaveLength(3);
    expect(resolvConf?.searches).toHaveLength(32);
    expect(notices).toEqual([
      'Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: ' +
        '192.0.2.1 192.0.2.2 192.0.2.3',
      'Search Line limits were exceeded, some search paths have been omitted, the applied search line is: ' +
        searches.slice(0, 32).join(' '),
    ]);
  });

  it('keep the search line within 2048 characters', () => {
    const searches = Array.from({ length: 20 }, (_, index) => `${'x'.repeat(150)}${index}.test`);
    const { resolvConf } = podDns(
      samplePod({ dnsPolicy: 'None', dnsConfig: { nameservers: ['192.0.2.1'], searches } }),
      host,
    );
    expect(resolvConf?.searches).toHaveLength(13);
  });
});
