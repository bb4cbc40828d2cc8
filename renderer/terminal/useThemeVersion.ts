// Tells those who must read the page's tokens themselves, such as a canvas, that they have changed.

import { useEffect, useState } from 'react';

const queries = [
  '(prefers-color-scheme: dark)',
  '(forced-colors: active)',
  '(prefers-reduced-motion: reduce)',
];

/** A number that grows with each change of the theme, after the page has taken it over. */
export function useThemeVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const changed = () => setVersion((old) => old + 1);
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const lists = queries.map((query) => matchMedia(query));
    for (const list of lists) list.addEventListener('change', changed);
    return () => {
      observer.disconnect();
      for (const list of lists) list.removeEventListener('change', changed);
    };
  }, []);
  return version;
}
