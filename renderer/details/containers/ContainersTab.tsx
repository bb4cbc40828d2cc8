// A card per container, in the order in which they start.

import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import type { ContainerView } from '../containerView.ts';
import { ContainerCard } from './ContainerCard.tsx';
import styles from './Containers.module.css';

/** With more than this many, only what is not well starts unfolded. */
const MAX_UNFOLDED = 3;

export interface ContainersTabProps {
  readonly pod: PodObject;
  readonly containers: readonly ContainerView[];
  /** Shows the log of a container, by its name. */
  readonly onLogs: (container: string) => void;
}

export function ContainersTab({ pod, containers, onLogs }: ContainersTabProps) {
  return (
    <div className={styles.cards}>
      {containers.map((container) => (
        <ContainerCard
          key={`${container.role}/${container.spec.name}`}
          pod={pod}
          container={container}
          onLogs={onLogs}
          startsOpen={
            containers.length <= MAX_UNFOLDED || container.kind === 'error' || container.kind === 'warn'
          }
        />
      ))}
    </div>
  );
}
