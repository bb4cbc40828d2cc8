// Services for the page without an engine: the state is a plain object that a test may change.

import { AppError } from '../../../electron/common/appError.ts';
import type { ImagePull } from '../../../electron/common/contract/images.ts';
import { type Settings, settingsSchema } from '../../../electron/common/contract/settings.ts';
import type { EngineFailure, SystemStatus } from '../../../electron/common/contract/system.ts';
import { type Contract, contract } from '../../../electron/common/contract.ts';
import type { Event, Node, PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { latestValues, ObservableValue } from '../../../electron/common/observable.ts';
import type { ContractHandlers } from '../../../electron/common/rpc/define.ts';
import { memoryChannel } from '../../../electron/common/rpc/memoryChannel.ts';
import { serve } from '../../../electron/common/rpc/server.ts';
import type { Host } from '../../../renderer/host/host.ts';
import { demoForwards, forwardHandlers } from './demoForwards.ts';
import { demoEvents, demoPods, makePod } from './demoPods.ts';

export class DemoServer {
  readonly pods: ObservableValue<readonly PodObject[]>;
  readonly events: ObservableValue<readonly Event[]>;
  readonly pulls = new ObservableValue<readonly ImagePull[]>([]);
  readonly settings = new ObservableValue<Settings>(settingsSchema.parse({}));
  readonly node = new ObservableValue<Node>(demoNode);
  readonly status = new ObservableValue<SystemStatus>(readyStatus);
  readonly forwards = new ObservableValue(demoForwards());
  readonly refuses = new Set<string>();
  #deleted: readonly PodObject[] = [];
  #cut: (() => void) | undefined;

  constructor(now: number) {
    const pods = demoPods(now).map((pod, index) => makePod(pod, index, now));
    this.pods = new ObservableValue<readonly PodObject[]>(pods);
    this.events = new ObservableValue(demoEvents(pods, now));
  }

  fail(failure: EngineFailure, platform: SystemStatus['platform'] = 'linux'): void {
    this.status.set({
      ...this.status.value,
      platform,
      engine: { phase: 'failed', failure, retryAt: new Date().toISOString() },
    });
  }

  setStatus(change: Partial<SystemStatus>): void {
    this.status.set({ ...this.status.value, ...change });
  }

  /** Replaces pods by a function; a changed pod needs a new resourceVersion. */
  change(edit: (pods: readonly PodObject[]) => readonly PodObject[]): void {
    this.pods.set(edit(this.pods.value));
  }

  cut(): void {
    this.#cut?.();
  }

  host(): Host {
    return {
      screenReader: new ObservableValue(false),
      capabilities: { applicationMenu: false, clipboardRead: false, sameMachine: true },
      connect: () => {
        const pair = memoryChannel();
        this.#cut = () => pair.cut();
        serve(contract, this.#handlers(), pair.server, {
          // A demo has no log; the browser's console is where its developer looks.
          reportError: (error) => reportError(error),
          newErrorId: () => 'demo',
          checkOutput: true,
        });
        return Promise.resolve(pair.client);
      },
      openLink: () => undefined,
      writeClipboard: (text) => navigator.clipboard.writeText(text),
      readClipboard: () => navigator.clipboard.readText(),
    };
  }

  #handlers(): ContractHandlers<Contract> {
    const { pods, events, pulls, settings, node, status } = this;
    return {
      pods: {
        watch: (_input, { signal }) => podItems(pods, signal),
        apply: () => Promise.resolve({ results: [] }),
        delete: ({ targets }) =>
          Promise.resolve({ results: targets.by === 'pods' ? this.#delete(targets.pods) : [] }),
        restart: () => Promise.resolve({ results: [] }),
        watchDeleted: (_input, { signal }) => never(signal),
        deleted: () => Promise.resolve({}),
        restore: ({ uids }) => Promise.resolve({ results: this.#restore(uids) }),
      },
      manifests: {
        review: ({ source }) => Promise.resolve({ source: source.name, documents: [] }),
        schema: () => Promise.resolve({ json: '{}' }),
        samples: () => Promise.resolve({ samples: [] }),
        opened: (_input, { signal }) => never(signal),
      },
      events: {
        async *watch({ involvedUid }, { signal }) {
          for await (const all of latestValues(events, signal)) {
            const own = all.filter(
              (event) => involvedUid === undefined || event.involvedObject.uid === involvedUid,
            );
            yield { type: 'snapshot', revision: 1, events: [...own] };
          }
        },
      },
      forwards: forwardHandlers(this.forwards),
      images: {
        async *watchPulls(_input, { signal }) {
          for await (const list of latestValues(pulls, signal)) yield { pulls: [...list] };
        },
        cancelPull: () => Promise.resolve({}),
      },
      logs: {
        open: (_input, { signal }) => never(signal),
        lines: () => Promise.resolve({ rows: [] }),
        find: () => Promise.resolve({ position: 0 }),
        search: (_input, { signal }) => never(signal),
        download: (_input, { signal }) => never(signal),
        retained: () => Promise.resolve({ pods: [] }),
      },
      node: {
        async *watch(_input, { signal }) {
          for await (const current of latestValues(node, signal)) yield { node: current };
        },
        label: ({ set, remove }) => {
          const labels = { ...node.value.metadata?.labels, ...set };
          for (const key of remove) delete labels[key];
          node.set({ ...node.value, metadata: { ...node.value.metadata, labels } });
          return Promise.resolve({ node: node.value });
        },
      },
      settings: {
        watch: (_input, { signal }) => latestValues(settings, signal),
        update: ({ patch }) => {
          const views = { ...settings.value.views, ...patch.views };
          settings.set(settingsSchema.parse({ ...settings.value, ...patch, views }));
          return Promise.resolve(settings.value);
        },
      },
      system: {
        watch: (_input, { signal }) => latestValues(status, signal),
        retryEngine: () => Promise.resolve({}),
      },
      terminals: noTerminals,
    };
  }

  #delete(refs: readonly { namespace: string; name: string }[]) {
    return refs.map(({ namespace, name }) => {
      const pod = this.pods.value.find((p) => p.metadata.namespace === namespace && p.metadata.name === name);
      if (pod === undefined || this.refuses.has(name)) {
        const message = pod ? 'the engine refused: container is in use' : `pods "${name}" not found`;
        return { namespace, name, outcome: pod ? ('failed' as const) : ('notFound' as const), message };
      }
      this.#deleted = [...this.#deleted, pod];
      this.change((pods) => pods.filter((other) => other !== pod));
      return {
        namespace,
        name,
        uid: pod.metadata.uid,
        outcome: 'deleted' as const,
        message: `pod "${name}" deleted`,
      };
    });
  }

  #restore(uids: readonly string[]) {
    const back = this.#deleted.filter((pod) => uids.includes(pod.metadata.uid));
    this.change((pods) => [...pods, ...back]);
    return back.map(({ metadata }, documentIndex) => ({
      documentIndex,
      kind: 'Pod',
      namespace: metadata.namespace,
      name: metadata.name,
      outcome: 'created' as const,
      message: `pod/${metadata.name} created`,
    }));
  }
}

async function* podItems(source: ObservableValue<readonly PodObject[]>, signal: AbortSignal) {
  let known: readonly PodObject[] | undefined;
  for await (const pods of latestValues(source, signal)) {
    if (known === undefined) {
      yield { type: 'snapshot' as const, revision: 1, pods: [...pods] };
    } else {
      const old = new Set(known);
      const uids = new Set(pods.map((pod) => pod.metadata.uid));
      yield {
        type: 'changes' as const,
        revision: 1,
        upserted: pods.filter((pod) => !old.has(pod)),
        removedUids: known.map((pod) => pod.metadata.uid).filter((uid) => !uids.has(uid)),
      };
    }
    known = pods;
  }
}

// oxlint-disable-next-line require-yield
async function* never(signal: AbortSignal): AsyncGenerator<never> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

const noTerminal = () => Promise.reject(new AppError('Unimplemented', 'The demo has no terminals.'));

const noTerminals: ContractHandlers<Contract>['terminals'] = {
  async *watch(_input, { signal }) {
    yield { type: 'snapshot', hostShell: 'off', terminals: [] };
    yield* never(signal);
  },
  openExec: noTerminal,
  openAttach: noTerminal,
  openDebug: noTerminal,
  openHostShell: noTerminal,
  connect: (_input, _up, { signal }) => never(signal),
  setInput: noTerminal,
  restart: noTerminal,
  rename: noTerminal,
  close: noTerminal,
};

const demoNode: Node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: 'dev-machine',
    labels: {
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
      'kubernetes.io/hostname': 'dev-machine',
      'example.com/zone': 'desk',
    },
  },
};

const readyStatus: SystemStatus = {
  version: '0.1.0',
  platform: 'linux',
  engine: {
    phase: 'ready',
    info: {
      address: 'unix:///var/run/docker.sock',
      source: 'docker context "default"',
      id: 'ENGINE:ONE',
      name: 'dev-machine',
      version: '29.1.0',
      apiVersion: '1.52',
      os: 'linux',
      arch: 'amd64',
      kernel: '6.12.0',
      cpus: 8,
      memoryBytes: 16 * 2 ** 30,
      cgroupVersion: '2',
      rootless: false,
    },
  },
  lease: { role: 'leader' },
};
