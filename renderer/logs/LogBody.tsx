// The rows of a log, each of one height: the scroll bar's place says by arithmetic which rows are drawn. About fifty
// elements stand in the page however long the log is.

import {
  type RefObject,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useRootFontSize } from '../grid/useRowHeight.ts';
import { LogLine } from './LogLine.tsx';
import { LogScroller } from './LogScroller.tsx';
import styles from './Logs.module.css';
import { type LogBodyProps, lineProps, ROW_REM } from './logBodyProps.ts';
import { barTop, contentHeight, maxWindowRows, rowWindow, scrollTopOf } from './scrollMap.ts';
import { useFollowScroll } from './useFollowScroll.ts';

export function LogBody(props: LogBodyProps) {
  const { window, isFollowing, onFollow } = props;
  const body = useRef<HTMLDivElement>(null);
  const { base, end, rows } = useSyncExternalStore(window.subscribe, window.get);
  const rowPx = useRootFontSize() * ROW_REM;
  const { place, readPlace } = usePlace(body);
  const total = end - base;
  const follow = useFollowScroll(body, isFollowing, onFollow, rowPx, `${base}/${end}/${place.height}`);
  // While it follows, the end is on screen; asking the bar would be a frame late.
  const scrollTop = barTop(isFollowing ? 'end' : place.scrollTop, total, rowPx, place.height);
  const { from, to, top } = rowWindow(scrollTop, total, rowPx, place.height);
  // A row that leaves gives its elements to one that comes: a fast log would make thousands of them a second.
  const slots = maxWindowRows(rowPx, place.height);

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
        readPlace();
      },
      visible: () => [base + from, base + to],
    }),
    [base, from, to, total, rowPx, readPlace],
  );

  const origin = rows.get(base + from)?.time ?? 0;
  const onScroll = () => {
    follow.onScroll();
    readPlace();
  };
  return (
    <LogScroller body={body} label={props.label} end={end} follow={{ ...follow, onScroll }}>
      <div style={{ height: contentHeight(total, rowPx) }} />
      <div className={styles.rows} style={{ top }}>
        {Array.from({ length: to - from }, (_unused, index) => base + from + index).map((position) => (
          <LogLine key={position % slots} {...lineProps(props, { rows, end }, position, origin)} />
        ))}
      </div>
    </LogScroller>
  );
}

/** Where the bar stands and how much of the log is seen, in pixels; read anew after the bar was moved. */
function usePlace(body: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState({ scrollTop: 0, height: 400 });
  const readPlace = useCallback(() => {
    const element = body.current;
    if (element) setPlace({ scrollTop: element.scrollTop, height: element.clientHeight });
  }, [body]);
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(readPlace);
    observer.observe(element);
    return () => observer.disconnect();
  }, [body, readPlace]);
  return { place, readPlace };
}
