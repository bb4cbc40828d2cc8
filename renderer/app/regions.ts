// F6 goes round the parts of the window, and comes back to where the focus was in each.

const lastFocused = new WeakMap<Element, HTMLElement>();

/** What Tab would reach first; the roving stop of a grid or toolbar before it, because that is where work goes on. */
const FOCUSABLE = [
  '[role="row"][tabindex="0"]',
  '[role="gridcell"][tabindex="0"]',
  '[role="tab"][tabindex="0"]',
  'a[href], button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), [tabindex="0"]',
];

function firstFocusable(region: Element): HTMLElement | undefined {
  for (const selector of FOCUSABLE) {
    const found = [...region.querySelectorAll<HTMLElement>(selector)].find((element) =>
      element.checkVisibility(),
    );
    if (found) return found;
  }
  return undefined;
}

/** Remembers the focus of each region; returns the end of it. */
export function watchRegions(): () => void {
  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const region = target.closest('[data-region]');
    if (region) lastFocused.set(region, target);
  };
  addEventListener('focusin', remember);
  return () => removeEventListener('focusin', remember);
}

/** Focuses the region with this name; false when it is not on screen. */
export function focusRegion(name: string): boolean {
  const region = document.querySelector(`[data-region="${name}"]`);
  return region !== null && enter(region);
}

/** Moves the focus to the next (1) or previous (-1) region that can take it. */
export function cycleRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll('[data-region]')].filter((region) =>
    region.checkVisibility(),
  );
  // The innermost: a terminal and its bar are regions within the dock, for the terminal keeps Tab for itself.
  const current = regions.findLastIndex((region) => region.contains(document.activeElement));
  const start = current === -1 && step === -1 ? 0 : current;
  for (let tried = 1; tried <= regions.length; tried++) {
    const region = regions[(start + tried * step + regions.length * 2) % regions.length];
    if (region && enter(region)) return;
  }
}

function enter(region: Element): boolean {
  const last = lastFocused.get(region);
  const target = last?.isConnected && last.checkVisibility() ? last : firstFocusable(region);
  target?.focus();
  return target !== undefined;
}
