// The way out for the keyboard, said once per visit when a terminal gets the focus for the first time.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { systemClock } from '../../electron/common/clock.ts';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './TerminalHint.module.css';

const HINT_MS = 8_000;
let isSaid = false;

export function TerminalHint() {
  const { t } = useTranslation();
  const anchor = useRef<HTMLSpanElement>(null);
  const [isShown, show] = useState(false);
  useEffect(() => {
    const frame = anchor.current?.parentElement;
    if (isSaid || !frame) return undefined;
    const say = () => {
      if (isSaid) return;
      isSaid = true;
      show(true);
    };
    frame.addEventListener('focusin', say);
    return () => frame.removeEventListener('focusin', say);
  }, []);
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = systemClock.setTimer(HINT_MS, () => show(false));
    return () => timer.dispose();
  }, [isShown]);
  const [before, after] = t('terminal.hint', { key: '\n' }).split('\n');
  return (
    <span ref={anchor} className={isShown ? styles.hint : undefined}>
      {isShown && (
        <>
          {before}
          <Kbd keys="F6" />
          {after}
        </>
      )}
    </span>
  );
}
