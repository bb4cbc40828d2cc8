// A pod's DNS configuration by dnsPolicy and dnsConfig, with the kubelet's limits. Docker's embedded server, which
// every user-defined network has, stands for the cluster's DNS server.

import type { PodObject } from '../../common/kubernetes/objects.ts';
import { CLUSTER_DOMAIN } from './hostname.ts';

export interface ResolvConf {
  readonly nameservers: readonly string[];
  readonly searches: readonly string[];
  /** `ndots:5`, `rotate`, … */
  readonly options: readonly string[];
}

export interface PodDns {
  /** Undefined: the file that Docker writes is right as it is. */
  readonly resolvConf: ResolvConf | undefined;
  /** Messages of the event DNSConfigForming. */
  readonly notices: readonly string[];
}

const EMBEDDED_DNS = '127.0.0.11';

/** kubelet: pkg/apis/core/validation and pkg/kubelet/network/dns. */
const MAX_NAMESERVERS = 3;
const MAX_SEARCHES = 32;
const MAX_SEARCH_CHARS = 2048;

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** Reads a resolv.conf; `search` lines replace earlier ones, as in resolv.conf(5). */
export function parseResolvConf(text: string): ResolvConf {
  const nameservers: string[] = [];
  let searches: readonly string[] = [];
  let options: readonly string[] = [];
  for (const line of text.split('\n')) {
    const [keyword, ...values] = line
      .replace(/[#;].*$/, '')
      .trim()
      .split(/\s+/);
    if (keyword === 'nameserver' && values[0] !== undefined) nameservers.push(values[0]);
    else if (keyword === 'search' || keyword === 'domain') searches = values;
    else if (keyword === 'options') options = values;
  }
  return { nameservers, searches, options };
}

export function formatResolvConf({ nameservers, searches, options }: ResolvConf): string {
  return [
    ...nameservers.map((address) => `nameserver ${address}\n`),
    ...(searches.length === 0 ? [] : [`search ${searches.join(' ')}\n`]),
    ...(options.length === 0 ? [] : [`options ${options.join(' ')}\n`]),
  ].join('');
}

function clusterSearches(namespace: string): readonly string[] {
  return [`${namespace}.svc.${CLUSTER_DOMAIN}`, `svc.${CLUSTER_DOMAIN}`, CLUSTER_DOMAIN];
}

/** Undefined: what Docker writes by itself. */
function byPolicy(pod: PodObject, host: ResolvConf | undefined): ResolvConf | undefined {
  const { dnsPolicy = 'ClusterFirst', hostNetwork = false } = pod.spec;
  const known = host ?? { nameservers: [], searches: [], options: [] };
  const nameservers = hostNetwork ? known.nameservers : [EMBEDDED_DNS];
  if (dnsPolicy === 'None') return { nameservers: [], searches: [], options: [] };
  if (hostNetwork && host === undefined) return undefined;
  if (dnsPolicy === 'ClusterFirstWithHostNet' || (dnsPolicy === 'ClusterFirst' && !hostNetwork))
    return {
      nameservers,
      searches: [...clusterSearches(pod.metadata.namespace), ...known.searches],
      options: ['ndots:5'],
    };
  return pod.spec.dnsConfig === undefined ? undefined : { ...known, nameservers };
}

/** dnsConfig's options win over those of the same name and keep the place of the first. */
function mergeOptions(base: readonly string[], pod: PodObject): readonly string[] {
  const byName = new Map(base.map((option) => [option.split(':', 1)[0] ?? option, option]));
  for (const { name = '', value } of pod.spec.dnsConfig?.options ?? [])
    byName.set(name, value === undefined || value === '' ? name : `${name}:${value}`);
  return [...byName.values()];
}

/** Drops domains from the end until the line fits. */
function fitSearches(searches: readonly string[]): readonly string[] {
  const fitting = searches.slice(0, MAX_SEARCHES);
  while (fitting.join(' ').length > MAX_SEARCH_CHARS) fitting.pop();
  return fitting;
}

function withinLimits(wanted: ResolvConf): { readonly resolvConf: ResolvConf; readonly notices: string[] } {
  const nameservers = wanted.nameservers.slice(0, MAX_NAMESERVERS);
  const searches = fitSearches(wanted.searches);
  const notices: string[] = [];
  if (nameservers.length < wanted.nameservers.length)
    notices.push(
      'Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: ' +
        nameservers.join(' '),
    );
  if (searches.length < wanted.searches.length)
    notices.push(
      'Search Line limits were exceeded, some search paths have been omitted, the applied search line is: ' +
        searches.join(' '),
    );
  return { resolvConf: { ...wanted, nameservers, searches }, notices };
}

/** `host` is the engine's own resolv.conf, undefined where it cannot be read. */
export function podDns(pod: PodObject, host: ResolvConf | undefined): PodDns {
  const base = byPolicy(pod, host);
  if (base === undefined) return { resolvConf: undefined, notices: [] };
  const config = pod.spec.dnsConfig;
  return withinLimits({
    nameservers: unique([...base.nameservers, ...(config?.nameservers ?? [])]),
    searches: unique([...base.searches, ...(config?.searches ?? [])]),
    options: mergeOptions(base.options, pod),
  });
}
