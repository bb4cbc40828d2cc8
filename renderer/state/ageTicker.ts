// One timer for every age on the page. Each second it writes the texts that changed straight into their elements:
// a list of a thousand ages re-renders nothing.

import { systemClock } from '../../electron/common/clock.ts';
import type { Disposable } from '../../electron/common/disposable.ts';

const TICK_MS = 1_000;

type Format = (now: number) => string;

const texts = new Map<Element, Format>();
let timer: Disposable | undefined;

function write(element: Element, format: Format): void {
  const text = format(systemClock.now());
  if (element.textContent !== text) element.textContent = text;
}

function tick(): void {
  if (!document.hidden) for (const [element, format] of texts) write(element, format);
  timer = texts.size > 0 ? systemClock.setTimer(TICK_MS, tick) : undefined;
}

/** Keeps the text of `element` equal to `format(now)` until disposed. */
export function tickText(element: Element, format: Format): Disposable {
  texts.set(element, format);
  write(element, format);
  timer ??= systemClock.setTimer(TICK_MS, tick);
  return { dispose: () => texts.delete(element) };
}
