// A shell or a Watch on a pod by one key or click: asks for the container only where there are several.

import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { i18n } from '../i18n/i18n.ts';
import { notify } from '../state/notifications.ts';
import { runningContainers } from './runningContainers.ts';
import { openTerminal, type ShellOrWatch, useTerminalRequests } from './terminalActions.ts';

export function openOnPod(pod: PodObject, kind: ShellOrWatch): void {
  const { namespace, name } = pod.metadata;
  const [first, ...others] = runningContainers(pod);
  if (first === undefined) {
    notify({ tone: 'info', text: i18n.t('terminal.choose.none', { name }), isPassing: true });
  } else if (others.length > 0) useTerminalRequests.setState({ choice: { pod: { namespace, name }, kind } });
  else openTerminal({ kind, pod: { namespace, name }, container: first });
}
