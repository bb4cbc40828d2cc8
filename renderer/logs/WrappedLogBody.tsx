// The rows of a log of any height, as wrapped lines and JSON laid out have: each is measured, so only the last part of a
// long log is laid out.

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  type ReactNode,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { useRootFontSize } from '../grid/useRowHeight.ts';
import { LogLine } from './LogLine.tsx';
import { LogScroller } from './LogScroller.tsx';
import styles from './Logs.module.css';
import { type LogBodyProps, lineProps, ROW_REM } from './logBodyProps.ts';
import { useFollowScroll } from './useFollowScroll.ts';

/** Measured heights are kept per row; beyond this the log has to be unwrapped. */
const MAX_WRAPPED_ROWS = 50_000;

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
    <LogScroller body={body} label={props.label} end={end} isWrapped follow={follow}>
      <MeasuredRows virtual={virtual}>
        {(index) => <LogLine {...lineProps(props, { rows, end }, base + index, origin)} />}
      </MeasuredRows>
    </LogScroller>
  );
}

interface MeasuredRowsProps {
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly children: (index: number) => ReactNode;
}

function MeasuredRows({ virtual, children }: MeasuredRowsProps) {
  return (
    <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {virtual.getVirtualItems().map(({ key, index, start }) => (
        <div
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          className={styles.wrappedRow}
          style={{ transform: `translateY(${start}px)` }}
        >
          {children(index)}
        </div>
      ))}
    </div>
  );
}
