// Opens the New-pod page at a starting point.

import { offerManifests, type StartingPoint } from '../state/incomingManifests.ts';
import { navigate } from './useRoute.ts';

export function startNewPod(from: StartingPoint): void {
  offerManifests(from);
  navigate({ page: 'new' });
}
