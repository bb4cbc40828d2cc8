// The terminal's colours, out of the page's tokens. Legibility of what a program mixes itself is xterm's part
// (`minimumContrastRatio`).

import type { ITheme } from '@xterm/xterm';

/** The sixteen colours of ECMA-48 in their order: what xterm calls them, and the token that stands for each. */
const ansiTokens = {
  black: '--ansi-black',
  red: '--status-error',
  green: '--status-ok',
  yellow: '--status-warn',
  blue: '--status-pending',
  magenta: '--status-terminating',
  cyan: '--container-5',
  white: '--text-secondary',
  brightBlack: '--text-muted',
  brightRed: '--status-error',
  brightGreen: '--status-ok',
  brightYellow: '--status-warn',
  brightBlue: '--status-pending',
  brightMagenta: '--status-terminating',
  brightCyan: '--container-5',
  brightWhite: '--text-primary',
} as const satisfies ITheme;

const frameTokens = {
  background: '--terminal-bg',
  foreground: '--text-primary',
  cursor: '--text-primary',
  cursorAccent: '--terminal-bg',
  selectionBackground: '--bg-selected',
  selectionInactiveBackground: '--bg-selected',
  scrollbarSliderBackground: '--border-subtle',
  scrollbarSliderHoverBackground: '--border-control',
  scrollbarSliderActiveBackground: '--border-control',
  overviewRulerBorder: '--terminal-bg',
} as const satisfies ITheme;

/** The theme, given the colour behind a token. */
export function terminalTheme(colourOf: (token: string) => string): ITheme {
  const tokens = Object.entries({ ...ansiTokens, ...frameTokens });
  return Object.fromEntries(tokens.map(([name, token]) => [name, colourOf(token)]));
}

/** Reads tokens as they are at `element`: `light-dark()` follows the element's own colour scheme. */
export function tokenColours(element: HTMLElement): (token: string) => string {
  const probe = document.createElement('span');
  return (token) => {
    probe.style.color = `var(${token})`;
    element.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return hexColour(color);
  };
}

/** `#rrggbb`, which is all that the marks of the search take, of what browsers compute: `rgb(20, 24, 31)`. */
export function hexColour(computed: string): string {
  const channels = computed.match(/[\d.]+/g)?.slice(0, 3) ?? [];
  return `#${channels.map((channel) => Math.round(Number(channel)).toString(16).padStart(2, '0')).join('')}`;
}
