// Terminals over the contract.

import { AppError } from '../../common/appError.ts';
import type { TerminalsItem } from '../../common/contract/terminals.ts';
import type { Contract } from '../../common/contract.ts';
import type { ContractHandlers } from '../../common/rpc/define.ts';
import { latestSnapshot } from '../../common/rpc/latestSnapshot.ts';

type TerminalHandlers = ContractHandlers<Contract>['terminals'];

export function terminalHandlers(): TerminalHandlers {
  const refuse = async (): Promise<never> => {
    throw new AppError('Unimplemented', 'This build of Podbay opens no terminals yet.');
  };
  return {
    watch: (_input, { signal }) => watchTerminals(signal),
    openExec: refuse,
    openAttach: refuse,
    openDebug: refuse,
    openHostShell: refuse,
    connect: () => {
      throw new AppError('NotFound', 'This terminal is closed.');
    },
    setInput: refuse,
    restart: refuse,
    rename: refuse,
    close: refuse,
  };
}

async function* watchTerminals(signal: AbortSignal): AsyncGenerator<TerminalsItem> {
  const source = { snapshot: () => [], subscribe: () => ({ dispose: () => undefined }) };
  for await (const _item of latestSnapshot(source, signal))
    yield { type: 'snapshot', hostShell: 'off', terminals: [] };
}
