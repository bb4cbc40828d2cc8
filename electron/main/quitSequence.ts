// Quitting: says once that pods keep running, then lets the services end before the process does.

import { app, dialog } from 'electron';
import type { HostStateFile } from './hostState.ts';
import type { HostTexts } from './hostTexts.ts';

export interface QuitParts {
  /** Asked when they are shown: the language may have changed. */
  readonly texts: () => HostTexts;
  readonly stateFile: HostStateFile;
  /** Ends sessions and services; the app is gone when it settles. */
  readonly dispose: () => Promise<void>;
  readonly reportError: (error: unknown) => void;
}

export function quitInOrder(parts: QuitParts): void {
  let phase: 'running' | 'ending' | 'ended' = 'running';
  app.on('before-quit', (event) => {
    if (phase === 'ended') return;
    event.preventDefault();
    if (phase === 'ending' || !agreesToQuit(parts)) return;
    phase = 'ending';
    void parts
      .dispose()
      .catch(parts.reportError)
      .finally(() => {
        phase = 'ended';
        app.quit();
      });
  });
}

/** Asked the first time only; whoever cancels is asked again. */
function agreesToQuit({ texts, stateFile }: QuitParts): boolean {
  if (stateFile.state.quitNoticeShown) return true;
  const QUIT = 0;
  const { quitTitle, quitDetail, quit, cancel } = texts();
  const answer = dialog.showMessageBoxSync({
    type: 'info',
    message: quitTitle,
    detail: quitDetail,
    buttons: [quit, cancel],
    defaultId: QUIT,
    cancelId: 1,
  });
  if (answer !== QUIT) return false;
  stateFile.update({ quitNoticeShown: true });
  return true;
}
