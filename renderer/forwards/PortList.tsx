// The ports of a pod, or of one of its containers, each with its switch, and the way to any other port.

import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { forwardsOf, useForwards } from '../state/forwardsStore.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Forwards.module.css';
import { openForwardDialog } from './forwardRequests.ts';
import { PortItem } from './PortItem.tsx';
import { linesOf, podPorts, portLines } from './podPorts.ts';

export interface PortListProps {
  readonly pod: PodObject;
  /** Undefined: all of the pod. */
  readonly container?: string;
}

export function PortList({ pod, container }: PortListProps) {
  const { t } = useTranslation();
  const { namespace, name } = pod.metadata;
  const forwards = useForwards((state) => forwardsOf(state, { namespace, name }));
  const all = useMemo(() => portLines(podPorts(pod), forwards), [pod, forwards]);
  const lines = container === undefined ? all : linesOf(all, container);
  const hasContainers = container === undefined && pod.spec.containers.length > 1;
  return (
    <div className={styles.portList}>
      {lines.length > 0 && (
        <ul className={styles.ports}>
          {lines.map((line) => (
            <PortItem key={line.key} pod={{ namespace, name }} line={line} hasContainer={hasContainers} />
          ))}
        </ul>
      )}
      <Button
        variant="quiet"
        icon={<Plus size={14} aria-hidden />}
        onPress={() => openForwardDialog({ kind: 'new', pod: { namespace, name }, container, port: 0 })}
      >
        {t('forwards.otherPort')}
      </Button>
    </div>
  );
}
