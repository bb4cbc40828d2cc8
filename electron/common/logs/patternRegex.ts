// A search pattern as a regular expression: one reading of it for the services, which search, and the page, which
// marks the matches.

import { AppError, errorMessage } from '../appError.ts';
import type { LogPattern } from '../contract/logs.ts';

/** Throws `InvalidArgument` with the engine's own words for a regular expression that is none. */
export function patternRegex({ text, isRegex, matchCase, wholeWord }: LogPattern, flags = ''): RegExp {
  const source = isRegex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const whole = wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source;
  try {
    return new RegExp(whole, `${flags}${matchCase ? '' : 'i'}${wholeWord ? 'u' : ''}`);
  } catch (error) {
    throw new AppError('InvalidArgument', `This is not a regular expression: ${errorMessage(error)}`, {
      cause: error,
    });
  }
}
