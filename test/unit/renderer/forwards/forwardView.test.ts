// What the page makes of forwards: addresses, words, rows, the ports of a pod, and the answers of the dialog.

import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Forward, ForwardState } from '../../../../electron/common/contract/forwards.ts';
import type { PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import {
  forwardUrl,
  isLoopback,
  localAddress,
  reachableAddress,
} from '../../../../renderer/forwards/forwardAddress.ts';
import {
  checkForm,
  emptyForm,
  firstPort,
  formOf,
  openInput,
  refusedField,
  updateInput,
} from '../../../../renderer/forwards/forwardForm.ts';
import {
  chooseForwards,
  forwardsViewSchema,
  nextForwardSort,
} from '../../../../renderer/forwards/forwardsView.ts';
import {
  briefReason,
  bytesText,
  forwardKind,
  noteText,
  pathText,
  stateReason,
  stateWord,
} from '../../../../renderer/forwards/forwardText.ts';
import { linesOf, podPorts, portLines } from '../../../../renderer/forwards/podPorts.ts';
import { i18n, startI18n } from '../../../../renderer/i18n/i18n.ts';
import { forwardsOf, reduceForwards } from '../../../../renderer/state/forwardsStore.ts';
import { makeForward } from '../../../fakes/demo/demoForwards.ts';

type ErrorReason = Extract<ForwardState, { phase: 'error' }>['reason'];

const { t } = i18n;
beforeAll(() => startI18n('en'));
const web = makeForward({ id: 'web', podPort: 80, localPort: 8080, container: 'app' });

describe('the address of a forward', () => {
  it('is the one that it listens on', () => {
    expect(localAddress(web)).toBe('127.0.0.1:8080');
    expect(localAddress({ bindAddress: '::1', localPort: 8080 })).toBe('[::1]:8080');
    expect(localAddress({ bindAddress: '127.0.0.1', localPort: 0 })).toBe('127.0.0.1:*');
  });

  it('that stands for all networks is reached over loopback', () => {
    expect(reachableAddress({ bindAddress: '0.0.0.0', localPort: 8080 })).toBe('127.0.0.1:8080');
    expect(reachableAddress({ bindAddress: '::', localPort: 8080 })).toBe('[::1]:8080');
  });

  it('opens in a browser only where there is something to see and a link may lead', () => {
    expect(forwardUrl(web)).toBe('http://127.0.0.1:8080');
    expect(forwardUrl({ ...web, bindAddress: '::', scheme: 'https' })).toBe('https://[::1]:8080');
    expect(forwardUrl({ ...web, scheme: 'none' })).toBeUndefined();
    expect(forwardUrl({ ...web, protocol: 'UDP' })).toBeUndefined();
    expect(forwardUrl({ ...web, localPort: 0 })).toBeUndefined();
    expect(forwardUrl({ ...web, bindAddress: '192.168.1.5' })).toBeUndefined();
  });

  it('lets nobody else in on loopback alone', () => {
    expect(['127.0.0.1', '127.1.2.3', '::1'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '192.168.1.5', '', '127.0.0.1.example'].some(isLoopback)).toBe(false);
  });
});

describe('the state of a forward', () => {
  const inUse = (part: object): Forward => ({
    ...web,
    state: { phase: 'error', reason: 'portInUse', message: '', ...part },
  });

  it('names the process that has the port, as far as the system tells', () => {
    expect(stateReason(inUse({ holder: { name: 'node', pid: 4121 } }), t)).toBe(
      '8080 is used by node (pid 4121)',
    );
    expect(stateReason(inUse({ holder: { name: 'node' } }), t)).toBe('8080 is used by node');
    expect(stateReason(inUse({}), t)).toBe('8080 is used by another process');
  });

  it('says what else keeps a port from being opened', () => {
    const error = (reason: ErrorReason): Forward => ({
      ...web,
      bindAddress: '10.9.9.9',
      state: { phase: 'error', reason, message: 'the words of the services' },
    });
    expect(stateReason(error('privilegedPort'), t)).toContain('below 1024');
    expect(stateReason(error('noSuchAddress'), t)).toBe('10.9.9.9 is not an address of this machine');
    expect(stateReason(error('forbiddenPort'), t)).toBe('The system does not give out port 8080');
    expect(stateReason(error('outOfSockets'), t)).toContain('no more sockets');
    expect(stateReason(error('other'), t)).toBe('the words of the services');
  });

  it('tells waiting for a pod from waiting for the engine', () => {
    const waiting = (reason: 'noPod' | 'noEngine' | 'opening'): Forward => ({
      ...web,
      state: { phase: 'waiting', reason },
    });
    expect(stateWord(waiting('noPod'), t)).toBe('Waiting for pod');
    expect(stateWord(waiting('noEngine'), t)).toBe('Waiting for engine');
    expect(stateReason(waiting('opening'), t)).toBeUndefined();
    expect(stateReason(waiting('noPod'), t)).toBe('There is no pod of this name; the port is kept for it');
  });

  it('has a reason that fits beside the word where the room is short', () => {
    const brief = (state: ForwardState) => briefReason({ ...web, state }, t);
    expect(brief({ phase: 'waiting', reason: 'noPod' })).toBe('does not exist');
    expect(brief({ phase: 'waiting', reason: 'noEngine' })).toBeUndefined();
    expect(brief({ phase: 'error', reason: 'portInUse', message: '' })).toContain('8080 is used');
  });

  it('is a warning while it is on and its last connection failed', () => {
    const lastFailure = { reason: 'nothingListens', message: 'the words of the services', at: '' } as const;
    expect(forwardKind(web)).toBe('ok');
    expect(forwardKind({ ...web, lastFailure })).toBe('warn');
    expect(stateReason({ ...web, lastFailure }, t)).toBe('Nothing listens on port 80 in the pod');
    const unknown = { ...lastFailure, reason: 'other' } as const;
    expect(stateReason({ ...web, lastFailure: unknown }, t)).toBe('the words of the services');
    expect(forwardKind({ ...web, lastFailure, state: { phase: 'off' } })).toBe('unknown');
  });

  it('is told in the language of the page, failures of connections included', async () => {
    onTestFinished(() => startI18n('en'));
    await startI18n('zh-CN');
    const lastFailure = { reason: 'nothingListens', message: 'Nothing listens.', at: '' } as const;
    expect(stateReason({ ...web, lastFailure }, t)).toBe('Pod 内没有程序监听端口 80');
    expect(stateReason(inUse({ holder: { name: 'node', pid: 7 } }), t)).toBe(
      '端口 8080 已被 node（PID 7）占用',
    );
  });

  it('says how the last connection got into the pod', () => {
    expect(pathText(web, t)).toBeUndefined();
    expect(pathText({ ...web, state: { phase: 'on', path: 'relay' } }, t)).toBe('through the relay');
  });

  it('says which other port was taken, and why', () => {
    expect(noteText({ wanted: 80, why: 'privileged' }, 8080, t)).toMatch(
      /below 1024.*listens on 8080 instead/,
    );
    expect(noteText({ wanted: 80, why: 'reserved' }, 81, t)).toMatch(/kept for another forward.*81/);
  });
});

describe('bytesText', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [9_949, '9.9 kB'],
    [34_567, '35 kB'],
    [999_600, '1.0 MB'],
    [1_234_567_890, '1.2 GB'],
  ])('writes %i as %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));
});

describe('the store of forwards', () => {
  const empty = { byId: new Map(), isLoaded: false };

  it('keeps the order in which they were made, and finds those of a pod', () => {
    const other = makeForward({ id: 'other', podPort: 81, pod: { namespace: 'dev', name: 'web-1' } });
    const first = reduceForwards(empty, [{ type: 'snapshot', forwards: [web, other] }]);
    const next = reduceForwards(first, [
      { type: 'changes', upserted: [{ ...web, isOn: false }], removedIds: [] },
    ]);
    expect([...next.byId.keys()]).toEqual(['web', 'other']);
    expect(forwardsOf(next, web.pod)).toEqual([{ ...web, isOn: false }]);
    expect(forwardsOf(next, { namespace: 'none', name: 'web-1' })).toEqual([]);
    const last = reduceForwards(next, [{ type: 'changes', upserted: [], removedIds: ['web'] }]);
    expect(forwardsOf(last, web.pod)).toEqual([]);
  });
});

describe('the rows of the page', () => {
  const dev = { namespace: 'dev', name: 'api' };
  const bad = makeForward({
    id: 'bad',
    podPort: 53,
    protocol: 'UDP',
    pod: dev,
    localPort: 53,
    state: { phase: 'error', reason: 'privilegedPort', message: '' },
  });
  const all = [web, bad];
  const view = forwardsViewSchema.parse({});
  const ids = (change: object, pod?: typeof dev) =>
    chooseForwards(all, { ...view, ...change }, pod).rows.map(({ id }) => id);

  it('stand in the order they were made until a header is pressed', () => {
    expect(ids({})).toEqual(['web', 'bad']);
    const ascending = nextForwardSort(undefined, 'local');
    expect(ids({ sort: ascending })).toEqual(['bad', 'web']);
    const descending = nextForwardSort(ascending, 'local');
    expect(ids({ sort: descending })).toEqual(['web', 'bad']);
    expect(nextForwardSort(descending, 'local')).toBeUndefined();
    expect(ids({ sort: nextForwardSort(undefined, 'state') })).toEqual(['bad', 'web']);
  });

  it('match every word of the filter, of the pod, the port or the address', () => {
    expect(ids({ query: 'dev udp' })).toEqual(['bad']);
    expect(ids({ query: '127.0.0.1:8080' })).toEqual(['web']);
    expect(ids({ query: 'web udp' })).toEqual([]);
  });

  it('are those of one pod, or those in trouble, where that was asked', () => {
    expect(ids({}, dev)).toEqual(['bad']);
    expect(ids({ isProblemsOnly: true })).toEqual(['bad']);
    expect(chooseForwards(all, view, undefined).problems).toBe(1);
  });
});

const pod: PodObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { ...web.pod, uid: 'u', creationTimestamp: '2026-01-01T00:00:00Z', resourceVersion: '1' },
  spec: {
    initContainers: [
      { name: 'setup', ports: [{ containerPort: 1 }] },
      { name: 'proxy', restartPolicy: 'Always', ports: [{ containerPort: 9000 }] },
    ],
    containers: [
      {
        name: 'app',
        ports: [
          { containerPort: 80, name: 'http' },
          { containerPort: 443, hostPort: 8443, hostIP: '::1' },
          { containerPort: 5000, protocol: 'SCTP' },
        ],
      },
    ],
  },
};

describe('the ports of a pod', () => {
  it('are those of containers that stay, and say where they are published', () => {
    const ports = podPorts(pod).map(({ container, port, published }) => [container, port, published]);
    expect(ports).toEqual([
      ['app', 80, undefined],
      ['app', 443, '[::1]:8443'],
      ['app', 5000, undefined],
      ['proxy', 9000, undefined],
    ]);
  });

  it('of a pod in the host’s network are on the host, not published', () => {
    const onHost = { ...pod, spec: { ...pod.spec, hostNetwork: true } };
    expect(podPorts(onHost).every(({ isOnHost, published }) => isOnHost && published === undefined)).toBe(
      true,
    );
  });

  it('are joined with their forwards, and what is forwarded besides comes last', () => {
    const other = makeForward({ id: 'other', podPort: 6000, container: 'proxy' });
    const lines = portLines(podPorts(pod), [other, web]);
    expect(lines.map(({ port, forward }) => [port, forward?.id])).toEqual([
      [80, 'web'],
      [443, undefined],
      [5000, undefined],
      [9000, undefined],
      [6000, 'other'],
    ]);
    expect(linesOf(lines, 'proxy').map(({ port }) => port)).toEqual([9000, 6000]);
  });
});

describe('the dialog', () => {
  const declared = podPorts(pod);
  const check = (change: object, others: readonly Forward[] = [], isChange = false) =>
    checkForm({ ...emptyForm, otherPort: '6000', ...change }, declared, others, isChange);

  it('starts with the port that was asked for, else with the first that can be forwarded', () => {
    const asked = { kind: 'new', container: 'proxy', port: 9000, protocol: 'TCP' } as const;
    expect(firstPort(declared, asked)).toBe('proxy/9000/TCP');
    expect(firstPort(declared, { kind: 'new' })).toBe('app/80/TCP');
    expect(firstPort(declared, { kind: 'new', port: 0 })).toBe('other');
    expect(firstPort([], { kind: 'new' })).toBe('other');
  });

  it('names what is wrong at its field', () => {
    expect(check({ otherPort: 'http' }).errors).toEqual({ otherPort: 'notANumber' });
    expect(check({ otherPort: '70000' }).errors).toEqual({ otherPort: 'outOfRange' });
    expect(check({ localPort: '0' }).errors).toEqual({ localPort: 'outOfRange' });
    expect(check({ localPort: '-1' }).errors).toEqual({ localPort: 'notANumber' });
    expect(check({ bindAddress: 'localhost' }).errors).toEqual({ bindAddress: 'notAnAddress' });
    expect(check({ localPort: '' }, [], true).errors).toEqual({ localPort: 'notANumber' });
  });

  it('says which forward has the local port, unless it is off, or on another address or protocol', () => {
    expect(check({ localPort: '8080' }, [web])).toMatchObject({
      errors: { localPort: 'forwarded' },
      taken: web,
    });
    expect(check({ localPort: '8080', bindAddress: '0.0.0.0' }, [web]).taken).toBe(web);
    expect(check({ localPort: '8080' }, [{ ...web, isOn: false }]).errors).toEqual({});
    expect(check({ localPort: '8080', bindAddress: '::1' }, [web]).errors).toEqual({});
    expect(check({ localPort: '8080', otherProtocol: 'UDP' }, [web]).errors).toEqual({});
  });

  it('says at the port or the address what could not be had there', () => {
    const at = (reason: ErrorReason) => refusedField({ reason });
    expect(at('portInUse')).toBe('localPort');
    expect(at('privilegedPort')).toBe('localPort');
    expect(at('forbiddenPort')).toBe('localPort');
    expect(at('noSuchAddress')).toBe('bindAddress');
    expect(at('outOfSockets')).toBeUndefined();
  });

  it('asks for what was typed, and leaves the rest to the services', () => {
    const input = (change: object, container?: string) => {
      const values = { ...emptyForm, otherPort: '6000', ...change };
      return openInput(web.pod, values, checkForm(values, declared, [], false), container);
    };
    const defaults = { pod: web.pod, protocol: 'TCP', bindAddress: '127.0.0.1', restoreOnStart: true };
    expect(input({})).toEqual({ ...defaults, podPort: 6000 });
    expect(input({ port: 'app/80/TCP', localPort: '8888', scheme: 'https' })).toEqual({
      ...defaults,
      podPort: 80,
      container: 'app',
      localPort: 8888,
      scheme: 'https',
    });
    expect(input({ isAnyPort: true }, 'app')).toEqual({
      ...defaults,
      podPort: 6000,
      container: 'app',
      localPort: 0,
    });
    expect(input({ otherPort: '' })).toBeUndefined();
  });

  it('changes only what was changed: to take its own port again would move a forward', () => {
    const input = (change: object) => {
      const values = { ...formOf(web), ...change };
      return updateInput(web, values, checkForm(values, [], [], true));
    };
    expect(input({})).toEqual({ id: 'web' });
    expect(input({ localPort: '9090', scheme: 'none' })).toEqual({
      id: 'web',
      localPort: 9090,
      scheme: 'none',
    });
    expect(input({ localPort: '' })).toBeUndefined();
  });
});
