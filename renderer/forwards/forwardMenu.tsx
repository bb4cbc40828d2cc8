// What can be done to one forward, as menu items.

import type { TFunction } from 'i18next';
import { Copy, ExternalLink, Pencil, Power, RotateCw, Trash2 } from 'lucide-react';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import type { MenuGroup } from '../ui/Menu.tsx';
import { forwardUrl, reachableAddress } from './forwardAddress.ts';
import type { ForwardCalls } from './forwardCalls.ts';
import { editForward } from './forwardRequests.ts';

export interface ForwardMenuContext {
  readonly t: TFunction;
  readonly calls: ForwardCalls;
  readonly copy: (text: string) => void;
  readonly openLink: (url: string) => void;
  /** Prints the letters where they work: in the list, with letters turned on. */
  readonly hasLetters: boolean;
}

export function forwardMenu(forward: Forward, context: ForwardMenuContext): readonly MenuGroup[] {
  return [
    { id: 'use', items: useItems(forward, context) },
    { id: 'change', items: changeItems(forward, context) },
  ];
}

function useItems(
  forward: Forward,
  { t, copy, openLink, hasLetters }: ForwardMenuContext,
): MenuGroup['items'] {
  const url = forwardUrl(forward);
  const address = reachableAddress(forward);
  return [
    {
      id: 'open',
      label: t('forwards.actions.open'),
      icon: <ExternalLink size={14} aria-hidden />,
      shortcut: hasLetters ? 'o' : undefined,
      isDisabled: url === undefined || forward.state.phase !== 'on',
      onAction: () => url !== undefined && openLink(url),
    },
    {
      id: 'copy',
      label: t('forwards.actions.copy'),
      icon: <Copy size={14} aria-hidden />,
      shortcut: hasLetters ? 'c' : undefined,
      isDisabled: forward.localPort === 0,
      onAction: () => copy(address),
    },
  ];
}

function changeItems(forward: Forward, { t, calls, hasLetters }: ForwardMenuContext): MenuGroup['items'] {
  const isInError = forward.state.phase === 'error';
  return [
    {
      id: 'switch',
      label: t(forward.isOn ? 'forwards.actions.off' : 'forwards.actions.on'),
      icon: <Power size={14} aria-hidden />,
      shortcut: hasLetters ? 't' : undefined,
      onAction: () => void calls.setOn([forward], !forward.isOn),
    },
    ...(isInError
      ? [
          {
            id: 'retry',
            label: t('common.retry'),
            icon: <RotateCw size={14} aria-hidden />,
            onAction: () => void calls.setOn([forward], true),
          },
        ]
      : []),
    {
      id: 'edit',
      label: t('forwards.actions.edit'),
      icon: <Pencil size={14} aria-hidden />,
      shortcut: hasLetters ? 'e' : undefined,
      onAction: () => editForward(forward),
    },
    {
      id: 'remove',
      label: t('forwards.actions.remove'),
      icon: <Trash2 size={14} aria-hidden />,
      shortcut: hasLetters ? 'Delete' : undefined,
      isDanger: true,
      onAction: () => void calls.remove([forward]),
    },
  ];
}
