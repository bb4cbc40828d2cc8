// The rows of a log, each of one height: the scroll bar's place says by arithmetic which rows are drawn. About fifty
// elements stand in the page however long the log is.

import { useImperativeHandle, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useRootFontSize } from '../grid/useRowHeight.ts';
import { LogLine } from './LogLine.tsx';
import styles from './Logs.module.css';
import { type LogBodyProps, lineProps, reachable } from './logBodyProps.ts';
import { contentHeight, maxWindowRows, rowWindow, scrollTopOf } from './scrollMap.ts';
import { useFollowScroll } from './useFollowScroll.ts';

/** 20 px at the default text size. */
const ROW_REM = 1.25;

export function LogBody(props: LogBodyProps) {
  const { window, isFollowing, onFollow } = props;
  const body = useRef<HTMLDivElement>(null);
  const snapshot = useSyncExternalStore(window.subscribe, window.get);
  const { base, end, rows } = snapshot;
  const rowPx = useRootFontSize() * ROW_REM;
  const [place, setPlace] = useState({ scrollTop: 0, height: 400 });
  const total = end - base;
  const follow = useFollowScroll(body, isFollowing, onFollow, rowPx, `${base}/${end}/${place.height}`);

  // While it follows, the end is on screen; asking the bar would be a frame late.
  const scrollTop = isFollowing
    ? Math.max(0, contentHeight(total, rowPx) - place.height)
    : Math.min(place.scrollTop, Math.max(0, contentHeight(total, rowPx) - place.height));
  const { from, to, top } = rowWindow(scrollTop, total, rowPx, place.height);
  // A row that leaves gives its elements to one that comes: a fast log would make thousands of them a second.
  const slots = maxWindowRows(rowPx, place.height);

  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setPlace({ scrollTop: element.scrollTop, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => window.show(base + from, base + to), [window, base, from, to]);

  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => body.current?.focus(),
      reveal: (position) => {
        const element = body.current;
        if (element === null) return;
        const offset = Math.max(0, (position - base) * rowPx - element.clientHeight / 2);
        element.scrollTo({ top: scrollTopOf(offset, total, rowPx, element.clientHeight) });
        setPlace({ scrollTop: element.scrollTop, height: element.clientHeight });
      },
      visible: () => [base + from, base + to],
    }),
    [base, from, to, total, rowPx],
  );

  const origin = rows.get(base + from)?.time ?? 0;
  return (
    <div
      ref={body}
      className={styles.body}
      role="log"
      aria-live="off"
      aria-label={props.label}
      {...reachable}
      data-log-end={end}
      onScroll={() => {
        follow.onScroll();
        const element = body.current;
        if (element) setPlace({ scrollTop: element.scrollTop, height: element.clientHeight });
      }}
      onWheel={follow.onWheel}
      onPointerUp={follow.onPointerUp}
    >
      <div style={{ height: contentHeight(total, rowPx) }} />
      <div className={styles.rows} style={{ top }}>
        {Array.from({ length: to - from }, (_unused, index) => base + from + index).map((position) => {
          return <LogLine key={position % slots} {...lineProps(props, { rows, end }, position, origin)} />;
        })}
      </div>
    </div>
  );
}
