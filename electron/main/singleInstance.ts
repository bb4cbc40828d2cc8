// One desktop app per user: a second start hands its files to the first and ends.

import { app } from 'electron';
import { type LaunchRequest, launchRequestSchema } from './launchRequest.ts';

/** False in a second instance, which has handed over `request` and must quit. */
export function claimSingleInstance(
  request: LaunchRequest,
  onSecondStart: (request: LaunchRequest | undefined) => void,
): boolean {
  if (!app.requestSingleInstanceLock(request)) return false;
  app.on('second-instance', (_event, _argv, _workingDir, data) => {
    // Another version may have sent it: then the window still comes to the front, without files.
    const parsed = launchRequestSchema.safeParse(data);
    onSecondStart(parsed.success ? parsed.data : undefined);
  });
  return true;
}
