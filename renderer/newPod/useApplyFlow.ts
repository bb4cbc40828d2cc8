// The way of a manifest: written, reviewed, applied. A change of the text leads back to writing.

import { useCallback, useState } from 'react';
import type { AppError } from '../../electron/common/appError.ts';
import type { ManifestSource } from '../../electron/common/contract/manifests.ts';
import type { ApplyResult } from '../../electron/common/contract/pods.ts';
import type { Connection } from '../rpc/connection.ts';
import { useCall } from '../rpc/useCall.ts';
import { keepDraft } from './draftStore.ts';

export type Step = 'write' | 'review' | 'results';

export interface ApplyFlow {
  readonly step: Step;
  readonly isApplying: boolean;
  /** Why the whole apply was refused. */
  readonly error: AppError | undefined;
  readonly results: readonly ApplyResult[];
  readonly isRecreateConfirmed: boolean;
  readonly confirmRecreate: (isConfirmed: boolean) => void;
  readonly goTo: (step: 'write' | 'review') => void;
  readonly apply: (source: ManifestSource) => void;
}

interface ApplyInput {
  readonly source: ManifestSource;
  readonly recreate: boolean;
}

async function applySource(api: Connection['api'], input: ApplyInput, signal: AbortSignal) {
  return (await api.pods.apply({ ...input }, { signal })).results;
}

/** `generation` is the draft's: another text starts at the first step. */
export function useApplyFlow(generation: number): ApplyFlow {
  const [place, setPlace] = useState<{ readonly step: Step; readonly generation: number }>();
  const step = place?.generation === generation ? place.step : 'write';
  const [isRecreateConfirmed, confirmRecreate] = useState(false);
  const [results, setResults] = useState<readonly ApplyResult[]>([]);
  const { state, run, cancel } = useCall(applySource);

  const goTo = useCallback(
    (next: 'write' | 'review') => {
      setPlace({ step: next, generation });
      confirmRecreate(false);
      cancel();
    },
    [cancel, generation],
  );

  const apply = useCallback(
    (source: ManifestSource) => {
      const act = async () => {
        const output = await run({ source, recreate: isRecreateConfirmed });
        if (output === undefined) return;
        if (output.every(({ outcome }) => outcome !== 'failed')) keepDraft(source.text);
        setResults(output);
        setPlace({ step: 'results', generation });
      };
      void act();
    },
    [run, isRecreateConfirmed, generation],
  );

  return {
    step,
    isApplying: state.phase === 'pending',
    error: state.phase === 'failed' ? state.error : undefined,
    results,
    isRecreateConfirmed,
    confirmRecreate,
    goTo,
    apply,
  };
}
