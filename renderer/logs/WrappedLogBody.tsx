// The rows of a log with long lines wrapped: each is measured, so only the last part of a long log is laid out.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useRootFontSize } from '../grid/useRowHeight.ts';
import { cx } from '../ui/cx.ts';
import { LogLine } from './LogLine.tsx';
import styles from './Logs.module.css';
import { type LogBodyProps, lineProps, reachable } from './logBodyProps.ts';
import { useFollowScroll } from './useFollowScroll.ts';

/** Measured heights are kept per row; beyond this the log has to be unwrapped. */
const MAX_WRAPPED_ROWS = 50_000;
const ROW_REM = 1.25;

export function WrappedLogBody(props: LogBodyProps) {
  const { window, isFollowing, onFollow } = props;
  const body = useRef<HTMLDivElement>(null);
  const { base: first, end, rows } = useSyncExternalStore(window.subscribe, window.get);
  const base = Math.max(first, end - MAX_WRAPPED_ROWS);
  const rowPx = useRootFontSize() * ROW_REM;
  const virtual = useVirtualizer({
    count: end - base,
    getScrollElement: () => body.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => base + index,
    overscan: 5,
  });
  const items = virtual.getVirtualItems();
  const from = base + (items[0]?.index ?? 0);
  const to = base + (items.at(-1)?.index ?? -1) + 1;
  const size = virtual.getTotalSize();
  const follow = useFollowScroll(body, isFollowing, onFollow, rowPx, `${base}/${end}/${size}`);
  useLayoutEffect(() => window.show(from, to), [window, from, to]);
  // The first measure comes after the first paint.
  useEffect(() => virtual.measure(), [virtual]);

  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => body.current?.focus(),
      reveal: (position) => virtual.scrollToIndex(position - base, { align: 'center' }),
      visible: () => [from, to],
    }),
    [virtual, base, from, to],
  );

  const origin = rows.get(from)?.time ?? 0;
  return (
    <div
      ref={body}
      className={cx(styles.body, styles.wrapped)}
      role="log"
      aria-live="off"
      aria-label={props.label}
      {...reachable}
      data-log-end={end}
      {...follow}
    >
      <div style={{ height: size, position: 'relative' }}>
        {items.map((item) => {
          const position = base + item.index;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={styles.wrappedRow}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <LogLine {...lineProps(props, { rows, end }, position, origin)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
