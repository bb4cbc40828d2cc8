// "Find in view": each page marks its own filter box.

/** Focuses the filter box of the page and selects its text. */
export function focusFilter(): void {
  const box = document.querySelector<HTMLInputElement>('main [data-page-filter] input');
  box?.focus();
  box?.select();
}
