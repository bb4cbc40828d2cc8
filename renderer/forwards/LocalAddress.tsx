// Where a forward can be reached: a link where a browser can open it, and a button that copies it.

import { useTranslation } from 'react-i18next';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import styles from './Forwards.module.css';
import { forwardUrl, localAddress, reachableAddress } from './forwardAddress.ts';
import { OpenLink } from './OpenLink.tsx';

export interface LocalAddressProps {
  readonly forward: Forward;
  /** -1 inside a grid, which has one tab stop. */
  readonly tabIndex?: 0 | -1;
}

export function LocalAddress({ forward, tabIndex = 0 }: LocalAddressProps) {
  const { t } = useTranslation();
  const address = localAddress(forward);
  const url = forward.state.phase === 'on' ? forwardUrl(forward) : undefined;
  return (
    <span className={styles.address}>
      {url === undefined ? (
        <code className={styles.cut}>{address}</code>
      ) : (
        <code className={styles.cut}>
          <OpenLink url={url} text={address} tabIndex={tabIndex} />
        </code>
      )}
      {forward.localPort !== 0 && (
        <CopyButton
          text={reachableAddress(forward)}
          label={t('forwards.copyAddress', { address: reachableAddress(forward) })}
          tabIndex={tabIndex}
        />
      )}
    </span>
  );
}
