// A text that depends on the time, kept right without rendering.

import { useLayoutEffect, useRef } from 'react';
import { age } from '../../electron/common/kubectl/humanDuration.ts';
import { tickText } from '../state/ageTicker.ts';

export interface TickingProps {
  /** Must be stable while its result for the same time is the same. */
  readonly format: (now: number) => string;
  readonly title?: string;
}

export function Ticking({ format, title }: TickingProps) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (!ref.current) return undefined;
    const ticking = tickText(ref.current, format);
    return () => ticking.dispose();
  }, [format]);
  return <span ref={ref} title={title} />;
}

/** Time since an RFC 3339 stamp, as kubectl prints it; the absolute time is the tooltip. */
export function Age({ since }: { readonly since: string | undefined }) {
  const ref = useRef<HTMLTimeElement>(null);
  useLayoutEffect(() => {
    if (!ref.current) return undefined;
    const ticking = tickText(ref.current, (now) => age(since, now));
    return () => ticking.dispose();
  }, [since]);
  return (
    <time
      ref={ref}
      dateTime={since}
      title={since === undefined ? undefined : new Date(since).toLocaleString()}
    />
  );
}
