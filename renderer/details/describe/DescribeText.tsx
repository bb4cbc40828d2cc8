// The exact text of `kubectl describe pod`.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { systemClock } from '../../../electron/common/clock.ts';
import { describePod } from '../../../electron/common/kubectl/describePod.ts';
import type { Event, PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { useNow } from '../useNow.ts';
import styles from './Describe.module.css';

/** Ages in the text are older than this only while a part of it is selected. */
const REFRESH_MS = 5_000;

export function DescribeText({
  pod,
  events,
}: {
  readonly pod: PodObject;
  readonly events: readonly Event[];
}) {
  const { t } = useTranslation();
  const now = useNow(REFRESH_MS);
  const block = useRef<HTMLPreElement>(null);
  const textAt = (time: number) => describePod(pod, events, { now: time, timeZone: localZone() });
  const current = textAt(now);
  const [shown, setShown] = useState(current);
  useEffect(() => {
    if (!isSelecting(block.current)) setShown(current);
  }, [current]);
  return (
    <div className={styles.textBlock}>
      <div className={styles.textActions}>
        <CopyButton text={() => textAt(systemClock.now())} label={t('details.copyText')} />
      </div>
      <pre ref={block} className={styles.text}>
        {shown}
      </pre>
    </div>
  );
}

function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** New text would take the reader's selection away. */
function isSelecting(block: Element | null): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && (block?.contains(selection.anchorNode) ?? false);
}
