// A call made by an action of the user: pending, result, error; cancelled when the component goes away.

import { useCallback, useEffect, useRef, useState } from 'react';
import { AppError, errorMessage, isAppError } from '../../electron/common/appError.ts';
import type { Connection } from './connection.ts';
import { useApi } from './RpcProvider.tsx';

export type CallState<Output> =
  | { readonly phase: 'idle' }
  | { readonly phase: 'pending' }
  | { readonly phase: 'done'; readonly output: Output }
  | { readonly phase: 'failed'; readonly error: AppError };

export interface Call<Input, Output> {
  readonly state: CallState<Output>;
  /** Resolves to the output, or to undefined when it failed (see `state`), was cancelled or was overtaken by a later run. */
  readonly run: (input: Input) => Promise<Output | undefined>;
  readonly cancel: () => void;
}

/** `call` must be stable (module level or useCallback). A new run cancels the one before. */
export function useCall<Input, Output>(
  call: (api: Connection['api'], input: Input, signal: AbortSignal) => Promise<Output>,
): Call<Input, Output> {
  const api = useApi();
  const [state, setState] = useState<CallState<Output>>({ phase: 'idle' });
  const current = useRef<AbortController>(undefined);

  const cancel = useCallback(() => {
    current.current?.abort();
    setState({ phase: 'idle' });
  }, []);

  const run = useCallback(
    async (input: Input) => {
      current.current?.abort();
      const abort = new AbortController();
      current.current = abort;
      setState({ phase: 'pending' });
      try {
        const output = await call(api, input, abort.signal);
        if (abort.signal.aborted) return undefined;
        setState({ phase: 'done', output });
        return output;
      } catch (error) {
        if (!abort.signal.aborted) setState({ phase: 'failed', error: asAppError(error) });
        return undefined;
      }
    },
    [api, call],
  );

  useEffect(() => () => current.current?.abort(), []);
  return { state, run, cancel };
}

function asAppError(error: unknown): AppError {
  return isAppError(error) ? error : new AppError('Internal', errorMessage(error), { cause: error });
}
