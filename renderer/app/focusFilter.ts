// "Find in view": each page, and each log, marks its own filter box.

/** Focuses the filter box of the region that has the focus, else the page's, and selects its text. */
export function focusFilter(): void {
  const region = document.activeElement?.closest('[data-region]');
  const box =
    region?.querySelector<HTMLInputElement>('[data-page-filter] input') ??
    document.querySelector<HTMLInputElement>('main [data-page-filter] input');
  box?.focus();
  box?.select();
}
