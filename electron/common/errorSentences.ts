// What Podbay itself says when something asked for was not done, in English and by key, so that the page can say it in
// the reader's language. Kubernetes' and Docker's own words are not here: nobody translates them.

export const errorSentences = {
  // Who may act
  actsElsewhere:
    'Another Podbay (process {{pid}} on {{host}}) acts on this engine; this one only shows it. Make the change there, or close it.',
  onlyObserves:
    'Another Podbay acts on this engine; this one only shows it. Make the change there, or close it.',
  notConnectedYet: 'Podbay is not connected to an engine yet. Try again as soon as the pods are shown.',
  noNode: 'There is no node: connect a container engine first.',
  closing: 'Podbay is closing; nothing more is saved.',

  // Pods and images
  zeroGraceIsForce:
    'A grace period of 0 seconds deletes by force. Choose "Force" or a grace period of at least 1 second.',
  nameMissing: '{{file}} has an object without a name.',
  otherDocumentFailed: 'Not applied, because another document of this manifest has an error.',
  notRestorable: 'This pod can no longer be restored: its manifest is not kept any more.',
  pullEnded: 'This pull has ended already.',

  // Logs
  patternTooSlow:
    'This pattern takes too long on these lines. Make it simpler: nested repetitions such as (a+)+ are the usual cause.',
  logViewClosed: 'This view of the log is closed. Open it again.',
  logRunGone: 'This run of the container is not in the log any more.',

  // Terminals
  noShellInImage:
    'The image of container "{{container}}" has no shell. Run a command of the image, or add a debug container to the pod.',
  debugNotStarted:
    "The debug container could not be started: {{reason}}. Check the image; the pod's events say more.",
  debugPodDeleting: 'pods "{{pod}}" is being deleted; nothing starts in it any more.',
  debugPodCompleted:
    'cannot debug a completed pod; current phase is {{phase}}. Nothing starts in it any more.',
  hostShellOff: 'The host shell is off. Start Podbay with --host-shell to have it.',
  hostShellMissing:
    'The host shell needs node-pty, which is not built here. Install Python, make and a C++ compiler, then run npm rebuild node-pty.',
  hostShellNotBuilt: 'node-pty is not built for this machine. Run npm rebuild node-pty.',
  tooManyTerminals: '{{max}} terminals are open. Close one first.',
  terminalClosed: 'This terminal is closed.',
  terminalRuns: 'This terminal is still running.',
  stdinNotOpen: 'Nothing can be sent to this container: its stdin is not open.',
  terminalWaits: 'No engine is connected. The terminal waits for it.',
  engineLost: 'The connection to the engine was lost.',
  terminalCut: 'The connection to the terminal was cut.',
  containerCut: 'The connection to the container was cut.',
  terminalNotStarted: 'Docker could not start the process. Check its user and working directory.',
  shellNotStarted: 'Docker could not start a shell in the container.',

  // Forwards
  tooManyForwards: 'There are {{max}} forwards. Remove some first.',
  forwardsNotSaved:
    'Another Podbay (pid {{pid}}) has the data directory open; this one saves nothing. Forward there, or close it.',
  forwardRemoved: 'This forward was removed.',

  // The engine's answer
  engineSilent: 'Docker Engine did not answer within {{seconds}} seconds.',
  engineGone: 'Docker Engine does not answer. Check that it is running.',

  // The connection to Podbay itself
  connectionLost: 'The connection to Podbay was lost. It is being restored.',
  pageNotConnected: 'Podbay is not connected yet. Try again in a moment.',
  tooManyRequests: 'Too many requests are under way. Try again in a moment.',
  requestTooLarge:
    'The request is {{bytes}} bytes; at most {{max}} can be sent. Split it into smaller parts.',
  unknownMethod: 'Podbay has no method "{{method}}". Reload the page.',
  unexpectedAnswer: 'The answer to {{method}} was not of the expected kind. Reload the page.',
  internalFault: 'Something went wrong inside Podbay. The log has the details under error id {{errorId}}.',
} as const;

export type ErrorKey = keyof typeof errorSentences;

type Placeholders<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What the sentence of a key names; never where it names nothing. */
export type ErrorValueName<Key extends ErrorKey> = Placeholders<(typeof errorSentences)[Key]>;

/** A sentence as key and values. */
export interface ErrorSentence {
  readonly key: ErrorKey;
  readonly values: Readonly<Record<string, string | number>>;
}

export const isErrorKey = (value: unknown): value is ErrorKey =>
  typeof value === 'string' && Object.hasOwn(errorSentences, value);

export function englishSentence({ key, values }: ErrorSentence): string {
  return errorSentences[key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
