// A set-up step that cannot go on. The message names the exact fix and is shown without a stack trace.
export class SetupError extends Error {
  name = 'SetupError';
}
