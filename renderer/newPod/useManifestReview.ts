// The review of what stands in the editor, a moment after the last key; an answer to an older text is dropped.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../electron/common/appError.ts';
import { systemClock } from '../../electron/common/clock.ts';
import type { ManifestReview, ManifestSource } from '../../electron/common/contract/manifests.ts';
import type { Disposable } from '../../electron/common/disposable.ts';
import type { Connection } from '../rpc/connection.ts';
import { useCall } from '../rpc/useCall.ts';

const DEBOUNCE_MS = 250;

export interface LiveReview {
  /** The last review, of `reviewedText`, which may be a little older than what is in the editor. */
  readonly review: ManifestReview | undefined;
  readonly reviewedText: string | undefined;
  readonly isCurrent: boolean;
  readonly error: AppError | undefined;
  /** Reviews again at once: the pods may have changed since. */
  readonly refresh: () => void;
}

async function review(api: Connection['api'], source: ManifestSource, signal: AbortSignal) {
  return { text: source.text, review: await api.manifests.review({ source }, { signal }) };
}

type Reviewed = Awaited<ReturnType<typeof review>>;

export function useManifestReview(name: string, text: string): LiveReview {
  const { state, run } = useCall(review);
  const [last, setLast] = useState<Reviewed>();
  const isEmpty = text.trim() === '';
  const timer = useRef<Disposable>(undefined);

  const start = useCallback(async () => {
    // Asked for before the timer fired: a second review of the same text would disable Apply under the pointer.
    timer.current?.dispose();
    const output = await run({ name, text });
    if (output !== undefined) setLast(output);
  }, [run, name, text]);

  useEffect(() => {
    if (isEmpty) return undefined;
    timer.current = systemClock.setTimer(DEBOUNCE_MS, () => void start());
    return () => timer.current?.dispose();
  }, [start, isEmpty]);

  return {
    review: isEmpty ? undefined : last?.review,
    reviewedText: last?.text,
    isCurrent: last?.text === text && state.phase !== 'pending',
    error: state.phase === 'failed' ? state.error : undefined,
    refresh: () => void start(),
  };
}
