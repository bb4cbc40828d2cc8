// What a reader feels: how far apart the page's frames are, and which tasks kept it busy, while something happens.

import type { Page } from '@playwright/test';
import { percentile, round } from './report.ts';

export interface Frames {
  readonly frames: number;
  /** Between one frame and the next, in ms. */
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  /** The longest task, in ms; browsers tell of those over 50 ms only, so 0 is "none over 50". */
  readonly longestTask: number;
}

export async function measureFrames(page: Page, during: () => Promise<unknown>): Promise<Frames> {
  const meter = await page.evaluateHandle(() => {
    const seen = { gaps: new Array<number>(), tasks: new Array<number>(), isOn: true };
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    let last = performance.now();
    const tick = (now: number) => {
      seen.gaps.push(now - last);
      last = now;
      if (seen.isOn) requestAnimationFrame(tick);
      else observer.disconnect();
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(tick);
    });
    return seen;
  });
  await during();
  const { gaps, tasks } = await meter.evaluate((seen) => {
    seen.isOn = false;
    return { gaps: seen.gaps, tasks: seen.tasks };
  });
  await meter.dispose();
  return {
    frames: gaps.length,
    p50: round(percentile(gaps, 50), 1),
    p95: round(percentile(gaps, 95), 1),
    longest: round(Math.max(0, ...gaps), 1),
    longestTask: round(Math.max(0, ...tasks)),
  };
}
