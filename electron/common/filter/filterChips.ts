// Chips are words of the filter's text: the text stays the only state, so a chip and its word never disagree.

import { filterTokens } from './filterTokens.ts';

/** The filter's words as written, in order, each with its range. */
export function filterChips(text: string): { text: string; start: number; end: number }[] {
  return filterTokens(text).map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
}

/** `text` with `word` added at its end, unless it is there already. */
export function addFilterWord(text: string, word: string): string {
  const isPresent = filterChips(text).some((chip) => chip.text === word);
  if (isPresent) return text;
  return text.trim() === '' ? word : `${text.trimEnd()} ${word}`;
}

/** `text` without the word that is written exactly so. */
export function removeFilterWord(text: string, word: string): string {
  return filterChips(text)
    .filter((chip) => chip.text !== word)
    .map((chip) => chip.text)
    .join(' ');
}
