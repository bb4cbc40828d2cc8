// Copies a text and says so in place; nothing moves and no toast appears.

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { systemClock } from '../../electron/common/clock.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { IconButton } from './IconButton.tsx';

/** How long the check mark stands. */
const CONFIRMED_MS = 1_500;

export interface CopyButtonProps {
  /** The text, or how to make it when making it costs something. */
  readonly text: string | (() => string);
  /** What is copied, for the accessible name; default `Copy`. */
  readonly label?: string;
  /** -1 inside a grid, which has one tab stop. */
  readonly tabIndex?: 0 | -1;
}

export function CopyButton({ text, label, tabIndex = 0 }: CopyButtonProps) {
  const { t } = useTranslation();
  const host = useHost();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = systemClock.setTimer(CONFIRMED_MS, () => setCopied(false));
    return () => timer.dispose();
  }, [isCopied]);

  const copy = async () => {
    await host.writeClipboard(typeof text === 'string' ? text : text());
    setCopied(true);
  };
  return (
    <>
      <IconButton
        label={isCopied ? t('common.copied') : (label ?? t('common.copy'))}
        icon={isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        onPress={() => void copy()}
        excludeFromTabOrder={tabIndex === -1}
      />
      <span role="status" className="visually-hidden">
        {isCopied ? t('common.copied') : ''}
      </span>
    </>
  );
}
