// Forwards in every state that the page can show, and a service that switches them without opening a port.

import type { Forward } from '../../../electron/common/contract/forwards.ts';
import type { Contract } from '../../../electron/common/contract.ts';
import { latestValues, ObservableValue } from '../../../electron/common/observable.ts';
import type { ContractHandlers } from '../../../electron/common/rpc/define.ts';

export function makeForward(part: Partial<Forward> & Pick<Forward, 'id' | 'podPort'>): Forward {
  return {
    pod: { namespace: 'default', name: 'web-1' },
    protocol: 'TCP',
    localPort: part.podPort,
    bindAddress: '127.0.0.1',
    scheme: 'http',
    isOn: true,
    restoreOnStart: true,
    createdAt: '2026-03-01T12:00:00Z',
    state: { phase: 'on' },
    traffic: { active: 0, total: 0, receivedBytes: 0, sentBytes: 0 },
    ...part,
  };
}

export function demoForwards(): readonly Forward[] {
  const off = { isOn: false, state: { phase: 'off' } } as const;
  return [
    makeForward({
      id: '1',
      podPort: 80,
      localPort: 8888,
      container: 'nginx',
      pod: { namespace: 'test', name: 'web-1' },
      traffic: { active: 2, total: 118, receivedBytes: 1_234_567, sentBytes: 34_567 },
    }),
    makeForward({
      id: '2',
      podPort: 8080,
      pod: { namespace: 'dev', name: 'api-7' },
      container: 'app',
      state: {
        phase: 'error',
        reason: 'portInUse',
        message: '8080 is used by node (pid 4121).',
        holder: { name: 'node', pid: 4121 },
        freePort: 8081,
      },
    }),
    makeForward({
      id: '3',
      podPort: 5432,
      pod: { namespace: 'dev', name: 'postgres' },
      scheme: 'none',
      state: { phase: 'waiting', reason: 'noPod' },
    }),
    makeForward({
      id: '4',
      podPort: 3000,
      pod: { namespace: 'test', name: 'web-1' },
      bindAddress: '0.0.0.0',
      lastFailure: {
        reason: 'nothingListens',
        message: 'Nothing listens on port 3000 in the pod.',
        at: '2026-03-01T12:00:00Z',
      },
    }),
    makeForward({
      id: '5',
      podPort: 53,
      protocol: 'UDP',
      scheme: 'none',
      localPort: 5353,
      restoreOnStart: false,
      ...off,
    }),
  ];
}

export function forwardHandlers(
  forwards: ObservableValue<readonly Forward[]>,
): ContractHandlers<Contract>['forwards'] {
  const change = (id: string, part: Partial<Forward>): Forward => {
    forwards.set(forwards.value.map((forward) => (forward.id === id ? { ...forward, ...part } : forward)));
    return forwards.value.find((forward) => forward.id === id) ?? makeForward({ id, podPort: 1 });
  };
  const switched = (isOn: boolean): Pick<Forward, 'isOn' | 'state'> => ({
    isOn,
    state: { phase: isOn ? 'on' : 'off' },
  });
  return {
    async *watch(_input, { signal }) {
      for await (const all of latestValues(forwards, signal)) yield { type: 'snapshot', forwards: [...all] };
    },
    open: ({ pod, podPort, protocol = 'TCP', localPort = podPort, container, ...rest }) => {
      const id = `${forwards.value.length + 1}`;
      const { bindAddress = '127.0.0.1', scheme = 'http', restoreOnStart = true } = rest;
      const made = { id, pod, podPort, protocol, localPort, bindAddress, scheme, restoreOnStart };
      const forward = makeForward({ ...made, ...(container === undefined ? {} : { container }) });
      forwards.set([...forwards.value, forward]);
      return Promise.resolve({ forward });
    },
    update: ({ id, ...part }) => {
      const old = change(id, {});
      const { localPort = old.localPort, bindAddress = old.bindAddress, scheme = old.scheme } = part;
      const { restoreOnStart = old.restoreOnStart } = part;
      const changes = { localPort, bindAddress, scheme, restoreOnStart, ...switched(true) };
      return Promise.resolve({ forward: change(id, changes) });
    },
    setOn: ({ ids, isOn }) => {
      for (const id of ids) change(id, switched(isOn));
      return Promise.resolve({ results: ids.map((id) => ({ id })) });
    },
    remove: ({ ids }) => {
      forwards.set(forwards.value.filter(({ id }) => !ids.includes(id)));
      return Promise.resolve({});
    },
  };
}
