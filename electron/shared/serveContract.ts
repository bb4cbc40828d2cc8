// A session of the app's contract with what both hosts decide the same way: error ids, logging, checks in tests.

import { randomBytes } from 'node:crypto';
import { type Contract, contract } from '../common/contract.ts';
import type { Disposable } from '../common/disposable.ts';
import type { Channel } from '../common/rpc/channel.ts';
import type { ContractHandlers } from '../common/rpc/define.ts';
import { serve } from '../common/rpc/server.ts';
import type { Logger } from '../services/logger.ts';

export function contractServer(
  handlers: ContractHandlers<Contract>,
  logger: Logger,
): (channel: Channel) => Disposable {
  return (channel) =>
    serve(contract, handlers, channel, {
      newErrorId: () => randomBytes(4).toString('hex'),
      reportError: (error, { errorId, method }) =>
        logger.error('A request failed unexpectedly', { errorId, method, error }),
      checkOutput: process.env['PODBAY_CHECK_OUTPUT'] === '1',
    });
}
