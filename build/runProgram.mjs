// Runs a program in place of this one: its output is ours, our signals are its, its exit code is ours, and it ends when
// the npm that started us does.
import { spawn } from 'node:child_process';
import { onParentEnd } from './parentEnd.mjs';

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** @returns {Promise<number>} exit code; 128 + signal number when a signal ended the program */
export function runProgram(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const stopLooking = onParentEnd(() => child.kill('SIGTERM'));
    const forwards = Object.keys(signalNumbers).map((signal) => {
      // On a terminal Ctrl-C reaches the whole group already: a second one would mean "at once".
      const forward = () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
      process.on(signal, forward);
      return () => process.off(signal, forward);
    });
    const finish = (settle, value) => {
      for (const stop of [stopLooking, ...forwards]) stop();
      settle(value);
    };
    child.on('error', (error) => finish(reject, error));
    child.on('exit', (code, signal) => finish(resolve, code ?? 128 + (signalNumbers[signal] ?? 0)));
  });
}
