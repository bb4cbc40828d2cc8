// Takes the manifest of a pod, as it was applied, into the editor.

import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { startNewPod } from '../app/startNewPod.ts';
import { errorText } from '../rpc/errorText.ts';
import { notify } from '../state/notifications.ts';
import { loadPart } from '../ui/loadPart.ts';
import { appliedManifest } from './podManifest.ts';

/** False for a pod whose manifest nobody recorded. */
export function canEdit(pod: PodObject): boolean {
  return appliedManifest(pod) !== undefined;
}

/** Does nothing where there is no manifest. */
export function editPod(pod: PodObject): void {
  loadPart(() => import('./yaml/podText.ts')).then(
    ({ podText }) => {
      const text = podText(pod, 'applied', 'yaml');
      if (text === undefined) return;
      startNewPod({ kind: 'manifests', sources: [{ name: `${pod.metadata.name}.yaml`, text }] });
    },
    (error: unknown) => notify({ tone: 'error', text: errorText(error) }),
  );
}
