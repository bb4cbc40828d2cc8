// What of the shell is open. Sizes are in the saved view `shell`; these are for this session only.

import { create } from 'zustand';

interface ShellState {
  /** Undefined: closed; else the text that the palette starts with. */
  readonly paletteQuery: string | undefined;
  readonly isShortcutSheetOpen: boolean;
  readonly isDockOpen: boolean;
  readonly isDockMaximised: boolean;
  /** Read out once, politely. */
  readonly announcement: string;
}

export const useShell = create<ShellState>()(() => ({
  paletteQuery: undefined,
  isShortcutSheetOpen: false,
  isDockOpen: false,
  isDockMaximised: false,
  announcement: '',
}));

export function openPalette(query = ''): void {
  useShell.setState({ paletteQuery: query });
}

export function openShortcutSheet(): void {
  useShell.setState({ isShortcutSheetOpen: true });
}

export function toggleDock(): void {
  useShell.setState(({ isDockOpen }) => ({ isDockOpen: !isDockOpen, isDockMaximised: false }));
}

export function toggleDockMaximised(): void {
  useShell.setState(({ isDockMaximised }) => ({ isDockOpen: true, isDockMaximised: !isDockMaximised }));
}

/** Says something to assistive technology only. */
export function announce(announcement: string): void {
  useShell.setState({ announcement });
}
