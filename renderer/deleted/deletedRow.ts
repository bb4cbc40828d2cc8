// A pod that was deleted, and whether it can come back: not while another has its name.

import { useMemo } from 'react';
import type { DeletedPod } from '../../electron/common/contract/deletedPods.ts';
import { useDeleted } from '../state/deletedStore.ts';
import { usePods } from '../state/podsStore.ts';

export interface DeletedRow extends DeletedPod {
  readonly isNameTaken: boolean;
}

/** The rows that contain every word, newest first. */
export function chooseDeleted(rows: readonly DeletedRow[], query: string): readonly DeletedRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ namespace, name, images }) => {
    const text = [namespace, name, ...images].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function useDeletedRows(): readonly DeletedRow[] {
  const deleted = useDeleted(({ pods }) => pods);
  // Only which pods there are matters, not how they are; one that is still ending may come back after itself.
  const existing = usePods(({ byUid }) =>
    [...byUid.values()]
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}/${metadata.uid}`)
      .join(' '),
  );
  return useMemo(() => {
    const uidByName = new Map(
      existing.split(' ').map((entry) => {
        const [namespace, name, uid] = entry.split('/');
        return [`${namespace}/${name}`, uid];
      }),
    );
    return deleted.map((pod) => {
      const uid = uidByName.get(`${pod.namespace}/${pod.name}`);
      return { ...pod, isNameTaken: uid !== undefined && uid !== pod.uid };
    });
  }, [deleted, existing]);
}
