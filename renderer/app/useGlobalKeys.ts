// The global shortcuts, in the capture phase: React Aria stops the propagation of keys that it handles itself.

import { useEffect, useRef } from 'react';
import { useSettings } from '../state/settingsStore.ts';
import { terminalKey } from '../terminal/terminalKeys.ts';
import { matchesChord } from './chords.ts';
import type { Command } from './commands.ts';
import { focusFilter } from './focusFilter.ts';
import { isMac, platform } from './platform.ts';
import { openPalette } from './shellStore.ts';

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))
  );
}

export function useGlobalKeys(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  }, [commands]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.isComposing || !(target instanceof Element)) return;
      // A dialog is answered first.
      if (target.closest('[role="dialog"], [role="alertdialog"]')) return;
      const run = findAct(event, latest.current);
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function findAct(event: KeyboardEvent, commands: readonly Command[]): (() => void) | undefined {
  const { target } = event;
  const isInEditor = target instanceof Element && target.closest('.cm-editor') !== null;
  // A terminal keeps all keys but those that it leaves to the app.
  const isInTerminal = target instanceof Element && target.closest('[data-terminal-screen]') !== null;
  if (isInTerminal && terminalKey(event, platform, false) !== 'app') return undefined;
  const command = commands.find(({ chords }) => chords.some((chord) => matchesChord(chord, event, isMac)));
  const isSingleKey = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isSingleKey) {
    if (isEditable(target) || !useSettings.getState().settings.singleKeyShortcuts) return undefined;
    if (event.key === '/') return focusFilter;
    if (event.key === ':') return () => openPalette(':');
  }
  return command && !(isInEditor && command.yieldsToEditor) ? command.run : undefined;
}
