// A process may end between two keystrokes: a new size for one that is gone is no failure.

import { isAppError } from '../../common/appError.ts';
import { daemonSays } from '../dockerErrors.ts';

export async function unlessEnded(resize: Promise<void>): Promise<void> {
  try {
    await resize;
  } catch (error) {
    const hasEnded = daemonSays(
      error,
      /stopped container|is not running|process already finished|no such (exec|process)/i,
    );
    if (!hasEnded && !isAppError(error, 'NotFound') && !isAppError(error, 'Cancelled')) throw error;
  }
}
