// The sample manifests that ship with the app.

import { useEffect } from 'react';
import type { ManifestSource } from '../../electron/common/contract/manifests.ts';
import type { Connection } from '../rpc/connection.ts';
import { useCall } from '../rpc/useCall.ts';

export interface Sample extends ManifestSource {
  readonly title: string;
}

async function fetchSamples(api: Connection['api'], _input: undefined, signal: AbortSignal) {
  return (await api.manifests.samples({}, { signal })).samples;
}

const none: readonly Sample[] = [];

export function useSamples(): readonly Sample[] {
  const { state, run } = useCall(fetchSamples);
  useEffect(() => void run(undefined), [run]);
  return state.phase === 'done' ? state.output : none;
}
