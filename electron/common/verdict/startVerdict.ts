// Reads why the engine could not start a container from its error text (RunContainerError, ContainerCannotRun).

import type { ContainerRef, PodVerdict } from './verdict.ts';

/** cri-dockerd's before the engine's own: the sentence says as much. */
const CRI_WORDS = /^failed to start container "[^"]*": /;

export function startVerdict(container: ContainerRef, image: string, message: string): PodVerdict {
  const severity = 'error';
  const missing =
    /exec: "([^"]+)": (?:executable file not found|stat [^:]*: no such file)/i.exec(message) ??
    /exec ([^\s:]+): no such file or directory/i.exec(message);
  if (missing?.[1]) return { code: 'commandNotFound', severity, container, command: missing[1] };
  const forbidden =
    /exec: "([^"]+)": (?:permission denied|is a directory)/i.exec(message) ??
    /exec ([^\s:]+): (?:permission denied|is a directory)/i.exec(message);
  if (forbidden?.[1]) return { code: 'commandNotExecutable', severity, container, command: forbidden[1] };
  if (/exec format error/i.test(message)) return { code: 'wrongPlatform', severity, container, image };
  return (
    hostPortVerdict(message) ?? {
      code: 'startFailed',
      severity,
      container,
      message: message.replace(CRI_WORDS, ''),
    }
  );
}

/** The engine publishes host ports with the sandbox; undefined where `message` is about something else. */
export function hostPortVerdict(message: string): PodVerdict | undefined {
  if (!/port is already allocated|address already in use|ports are not available/i.test(message))
    return undefined;
  const port = /(?:\d{1,3}(?:\.\d{1,3}){3}|\[[^\]]*\]|localhost):(\d{1,5})\b/.exec(message)?.[1];
  return { code: 'hostPortTaken', severity: 'error', port: port === undefined ? undefined : Number(port) };
}
