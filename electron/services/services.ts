// The composition root of everything below the hosts: store, engine, session and the contract's handlers.

import { setMaxListeners } from 'node:events';
import { hostname } from 'node:os';
import packageJson from '../../package.json' with { type: 'json' };
import { type Clock, timestamp } from '../common/clock.ts';
import type { ManifestSource } from '../common/contract/manifests.ts';
import type { ApplyResult } from '../common/contract/pods.ts';
import type { Settings } from '../common/contract/settings.ts';
import type { LeaseHolder } from '../common/contract/system.ts';
import type { Contract } from '../common/contract.ts';
import { DisposableStack } from '../common/disposable.ts';
import type { Observable } from '../common/observable.ts';
import type { ContractHandlers } from '../common/rpc/define.ts';
import { PodEngine } from '../engine/podEngine.ts';
import type { RuntimeConnector } from '../engine/runtime/runtimeConnector.ts';
import { createMemoryStore } from '../engine/store/memoryStore.ts';
import type { ObjectStore } from '../engine/store/objectStore.ts';
import { openStore } from '../store/openStore.ts';
import { type AttachableEngine, EngineSession } from './engineSession.ts';
import { eventHandlers } from './eventService.ts';
import { forwardHandlers } from './forwards/forwardService.ts';
import { Forwards } from './forwards/forwards.ts';
import { systemPorts } from './forwards/systemPorts.ts';
import { hostAddress } from './hostAddress.ts';
import { imageHandlers } from './imageService.ts';
import type { Logger } from './logger.ts';
import { logKeepingEngine } from './logs/logKeepingEngine.ts';
import { logHandlers } from './logs/logService.ts';
import { PodLogs } from './logs/podLogs.ts';
import { manifestHandlers } from './manifests/manifestService.ts';
import { OpenedFiles } from './manifests/openedFiles.ts';
import { readSamples } from './manifests/samples.ts';
import { nodeHandlers } from './nodeService.ts';
import { applyFiles } from './pods/applyFiles.ts';
import { EnginePodStore } from './pods/enginePodStore.ts';
import { podHandlers } from './pods/podService.ts';
import { randomIds } from './randomIds.ts';
import { SettingsService } from './settingsService.ts';
import { systemHandlers } from './systemService.ts';
import type { HostShellOptions } from './terminals/hostShell.ts';
import { terminalHandlers } from './terminals/terminalService.ts';
import { TerminalSessions } from './terminals/terminalSessions.ts';

/**
 * One signal serves every call of a plan: a pod of eight containers listens some thirty times to its own. Node's limit
 * of ten would warn of a leak there; this one still catches a real one.
 */
const MAX_LISTENERS = 100;

export interface ServicesOptions {
  readonly dataDir: string;
  /** The folder with samples and the infra image. */
  readonly resourcesDir: string;
  readonly hostKind: LeaseHolder['hostKind'];
  readonly connector: RuntimeConnector;
  readonly logger: Logger;
  readonly clock: Clock;
  /** From the command line; wins over the setting. */
  readonly engineUrl?: string;
  /** See `ConnectOptions.instance`. */
  readonly instance: string;
  /** A shell on this machine for whoever reaches the page. */
  readonly hostShell: Omit<HostShellOptions, 'runtime' | 'clock'>;
  readonly openFiles: readonly ManifestSource[];
  readonly applyFiles: readonly ManifestSource[];
}

export interface Services {
  readonly handlers: ContractHandlers<Contract>;
  /** For what a host shows itself. */
  readonly settings: Observable<Settings>;
  /** Hands files to the page for review. */
  openFiles(sources: readonly ManifestSource[]): void;
  /** Applies files as soon as this process may act; results go to the log. */
  applyFiles(sources: readonly ManifestSource[]): Promise<readonly ApplyResult[]>;
  /** Pods keep running; the lease is released and the store closed. */
  dispose(): Promise<void>;
}

/** Rejects with an `AppError` for the user when the data directory cannot be used. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  setMaxListeners(MAX_LISTENERS);
  const { clock, logger } = options;
  const holder: LeaseHolder = {
    hostName: hostname(),
    pid: process.pid,
    hostKind: options.hostKind,
    startedAt: timestamp(clock.now()),
  };
  const { store, heldBy } = await openDataDirectory(options, holder);
  const settings = new SettingsService(store, logger);
  const engine = new PodEngine({
    store,
    clock,
    logger,
    ids: randomIds,
    hostIp: hostAddress(),
    version: packageJson.version,
  });
  const keeping = logKeepingEngine(engine, () => logs);
  const session = newSession(options, { engine: keeping, settings, holder, storeHeldBy: heldBy });
  const resources = new DisposableStack();
  resources.use(engine);
  resources.use(session);
  resources.use(reconnectOnChange(settings, session));
  const { runtime } = session;
  const logs = resources.use(new PodLogs({ feed: engine, runtime, clock, logger }));
  const sessions = resources.use(new TerminalSessions({ ids: randomIds, clock, logger }));
  const forwards = resources.use(
    new Forwards({
      store,
      storeHeldBy: heldBy,
      pods: engine,
      runtime,
      choice: () => settings.settings.value.forwardPath,
      openPort: systemPorts(clock),
      ids: randomIds,
      clock,
    }),
  );
  const pods = new EnginePodStore({ engine, store, clock, lease: session.lease });
  const openedFiles = new OpenedFiles();
  const samples = await readSamples(options.resourcesDir);
  const ending = new AbortController();

  const applying = { pods, lease: session.lease, logger, signal: ending.signal };
  const restored = forwards
    .restore()
    .catch((error: unknown) => logger.error('The saved port forwards were not restored', { error }));
  session.start();
  openedFiles.open(options.openFiles);
  const applied = applyFiles(applying, options.applyFiles).catch((error: unknown) =>
    logger.error('The files given with --apply were not applied', { error }),
  );
  return {
    handlers: {
      pods: podHandlers(pods, engine),
      manifests: manifestHandlers({ store: pods, openedFiles, samples }),
      events: eventHandlers(engine.events),
      forwards: forwardHandlers(forwards),
      images: imageHandlers(engine.pulls),
      logs: logHandlers({ logs, runtime, ids: randomIds, clock }),
      node: nodeHandlers(engine),
      settings: settings.handlers(),
      terminals: terminalHandlers({
        sessions,
        pods: engine,
        debuggedPods: pods,
        ids: randomIds,
        runtime,
        hostShell: { ...options.hostShell, runtime, clock },
      }),
      system: systemHandlers({
        session,
        storeHeldBy: heldBy,
        version: packageJson.version,
        platform: process.platform,
      }),
    },
    settings: settings.settings,
    openFiles: (sources) => openedFiles.open(sources),
    applyFiles: (sources) => applyFiles(applying, sources),
    async dispose() {
      ending.abort();
      resources.dispose();
      await session.ended();
      await Promise.all([applied, restored]);
      await store.close();
    },
  };
}

interface SessionParts {
  readonly engine: AttachableEngine;
  readonly settings: SettingsService;
  readonly holder: LeaseHolder;
  readonly storeHeldBy: LeaseHolder | undefined;
}

function newSession(options: ServicesOptions, { settings, ...parts }: SessionParts): EngineSession {
  return new EngineSession({
    ...parts,
    connector: options.connector,
    clock: options.clock,
    logger: options.logger,
    connectOptions: () => ({
      engineUrl: options.engineUrl ?? settings.settings.value.engineUrl,
      pauseImage: settings.settings.value.pauseImage,
      instance: options.instance,
    }),
  });
}

async function openDataDirectory(
  { dataDir, logger, clock }: ServicesOptions,
  holder: LeaseHolder,
): Promise<{ store: ObjectStore; heldBy: LeaseHolder | undefined }> {
  const outcome = await openStore(dataDir, holder, clock);
  if (outcome.kind === 'held') {
    logger.warn('The data directory is in use; this process only shows what is there', {
      holder: outcome.by,
    });
    return { store: createMemoryStore(), heldBy: outcome.by };
  }
  for (const { key, reason } of outcome.quarantined) {
    logger.error('A stored record could not be read and was set aside', { key, reason });
  }
  return { store: outcome.store, heldBy: undefined };
}

function reconnectOnChange({ settings }: SettingsService, session: EngineSession) {
  let { engineUrl, pauseImage } = settings.value;
  return settings.subscribe(() => {
    const next = settings.value;
    if (next.engineUrl === engineUrl && next.pauseImage === pauseImage) return;
    ({ engineUrl, pauseImage } = next);
    session.reconnect();
  });
}
