// The menu of a forward with what it needs from the running page.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import { useCopyNames } from '../pods/useCopyNames.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import type { MenuGroup } from '../ui/Menu.tsx';
import { forwardMenu } from './forwardMenu.tsx';
import { useForwardCalls } from './useForwardCalls.ts';

export function useForwardMenu(hasLetters: boolean): (forward: Forward) => readonly MenuGroup[] {
  const { t } = useTranslation();
  const calls = useForwardCalls();
  const copy = useCopyNames();
  const host = useHost();
  return useMemo(() => {
    const context = { t, calls, copy, openLink: (url: string) => host.openLink(url), hasLetters };
    return (forward) => forwardMenu(forward, context);
  }, [t, calls, copy, host, hasLetters]);
}
