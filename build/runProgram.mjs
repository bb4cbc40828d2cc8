// Runs a program in place of this one: its output is ours, our signals are its, its exit code is ours.
import { spawn } from 'node:child_process';

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** @returns {Promise<number>} exit code; 128 + signal number when a signal ended the program */
export function runProgram(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forwards = Object.keys(signalNumbers).map((signal) => {
      // On a terminal Ctrl-C reaches the whole group already: a second one would mean "at once".
      const forward = () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
      process.on(signal, forward);
      return () => process.off(signal, forward);
    });
    const finish = (settle, value) => {
      for (const stop of forwards) stop();
      settle(value);
    };
    child.on('error', (error) => finish(reject, error));
    child.on('exit', (code, signal) => finish(resolve, code ?? 128 + (signalNumbers[signal] ?? 0)));
  });
}
