// One status record out of several sources: engine, lease, store, host.

import type { LeaseHolder, SystemStatus } from '../common/contract/system.ts';
import type { Contract } from '../common/contract.ts';
import { type Disposable, DisposableStack } from '../common/disposable.ts';
import { latestValues, type Observable } from '../common/observable.ts';
import type { ContractHandlers } from '../common/rpc/define.ts';
import type { EngineSession } from './engineSession.ts';

export interface SystemServiceOptions {
  readonly session: EngineSession;
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly storeHeldBy: LeaseHolder | undefined;
}

const platformNames: Partial<Record<NodeJS.Platform, SystemStatus['platform']>> = {
  darwin: 'macos',
  win32: 'windows',
};

export function systemHandlers(options: SystemServiceOptions): ContractHandlers<Contract>['system'] {
  const { session, version, platform, storeHeldBy } = options;
  const status: Observable<SystemStatus> = {
    get value() {
      return {
        version,
        platform: platformNames[platform] ?? 'linux',
        engine: session.state.value,
        lease: session.lease.value,
        ...(storeHeldBy === undefined ? {} : { storeHeldBy }),
      };
    },
    subscribe(listener): Disposable {
      const both = new DisposableStack();
      both.use(session.state.subscribe(listener));
      both.use(session.lease.subscribe(listener));
      return both;
    },
  };
  return {
    watch: (_input, { signal }) => latestValues(status, signal),
    retryEngine: async () => {
      session.retry();
      return {};
    },
  };
}
