// Search in what a terminal shows and has scrolled away.

import { type ISearchOptions, SearchAddon } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';

/** Past this many, matches are not counted or marked any more. */
const MAX_MARKS = 1_000;

export interface ScreenQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly isRegex: boolean;
}

export interface ScreenMatches {
  /** Of the current match, from 0; -1: none, or too many to tell. */
  readonly index: number;
  readonly count: number;
}

export class ScreenSearch {
  readonly #addon = new SearchAddon({ highlightLimit: MAX_MARKS });
  #colours: ISearchOptions['decorations'];

  constructor(terminal: Terminal) {
    terminal.loadAddon(this.#addon);
  }

  useColours(colourOf: (token: string) => string): void {
    this.#colours = {
      matchBackground: colourOf('--search-match'),
      activeMatchBackground: colourOf('--search-match-active'),
      matchOverviewRuler: colourOf('--search-match'),
      activeMatchColorOverviewRuler: colourOf('--search-match-active'),
    };
  }

  onMatches(listener: (matches: ScreenMatches) => void): () => void {
    const listening = this.#addon.onDidChangeResults(({ resultIndex, resultCount }) =>
      listener({ index: resultIndex, count: resultCount }),
    );
    return () => listening.dispose();
  }

  /** Goes to the next (1) or previous (-1) match; `isTyping` keeps the current one while it still matches. */
  step(query: ScreenQuery, by: 1 | -1, isTyping = false): void {
    const { text, matchCase, wholeWord, isRegex } = query;
    if (text === '' || (isRegex && !isValidRegex(text))) return this.clear();
    const options: ISearchOptions = {
      caseSensitive: matchCase,
      wholeWord,
      regex: isRegex,
      incremental: isTyping,
      ...(this.#colours === undefined ? {} : { decorations: this.#colours }),
    };
    if (by === 1) this.#addon.findNext(text, options);
    else this.#addon.findPrevious(text, options);
  }

  clear(): void {
    this.#addon.clearDecorations();
  }
}

/** xterm would throw in the middle of typing a group. */
export function isValidRegex(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
