// A pattern tried on many lines with a budget: a regular expression that backtracks for ever must not stop the app.
// V8 can be told to give up only from outside, so the loop runs under node:vm's watchdog.

import { createContext, Script } from 'node:vm';
import type { Clock } from '../../common/clock.ts';
import type { LogPattern } from '../../common/contract/logs.ts';
import { explainedError } from '../../common/explainedError.ts';
import { patternRegex } from '../../common/logs/patternRegex.ts';
import { stripAnsi } from '../../common/logs/stripAnsi.ts';
import { PATTERN_BUDGET_MS } from './logLimits.ts';

const runScript = new Script('run()');

export class TimedPattern {
  readonly #regex: RegExp;
  readonly #clock: Clock;
  #leftMs = PATTERN_BUDGET_MS;

  constructor(pattern: LogPattern, clock: Clock) {
    this.#regex = patternRegex(pattern);
    this.#clock = clock;
  }

  /** One answer per text. Throws `DeadlineExceeded` when the pattern has used up its time. */
  test(texts: readonly string[]): readonly boolean[] {
    const began = this.#clock.now();
    let results: readonly boolean[] = [];
    const run = () => {
      results = texts.map((text) => this.#regex.test(stripAnsi(text)));
    };
    try {
      runScript.runInContext(createContext({ run }), { timeout: Math.max(1, Math.ceil(this.#leftMs)) });
    } catch (error) {
      throw explainedError('DeadlineExceeded', 'patternTooSlow', { cause: error });
    }
    this.#leftMs -= this.#clock.now() - began;
    return results;
  }
}
