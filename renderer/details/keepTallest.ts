// Keeps a text from moving what is below it: as its words change from second to second, it may grow but not shrink.

/** The ref of the text's box; holds as long as the element lives and keeps its width. */
export function keepTallest(box: HTMLElement | null): (() => void) | undefined {
  if (box === null) return undefined;
  let width = box.offsetWidth;
  const observer = new ResizeObserver(() => {
    if (box.offsetWidth !== width) box.style.minHeight = '';
    width = box.offsetWidth;
    box.style.minHeight = `${box.offsetHeight}px`;
  });
  observer.observe(box);
  return () => observer.disconnect();
}
