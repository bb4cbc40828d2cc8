// A link to a forwarded port. It opens outside the app; the browser's own menu can copy it.

import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../rpc/RpcProvider.tsx';
import styles from './Forwards.module.css';

export interface OpenLinkProps {
  readonly url: string;
  readonly text: string;
  /** Without the icon it can stand in the middle of a line. */
  readonly isInline?: boolean;
  /** -1 inside a grid, which has one tab stop. */
  readonly tabIndex?: 0 | -1;
}

export function OpenLink({ url, text, isInline = false, tabIndex = 0 }: OpenLinkProps) {
  const host = useHost();
  const { t } = useTranslation();
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      // In the middle of a line, what is around it says more where it is cut.
      title={isInline ? undefined : t('forwards.openUrl', { url })}
      tabIndex={tabIndex}
      className={isInline ? styles.plainLink : styles.link}
      onClick={(event) => {
        event.preventDefault();
        host.openLink(url);
      }}
    >
      {isInline ? (
        text
      ) : (
        <>
          <span className={styles.cut}>{text}</span>
          <ExternalLink size={12} aria-hidden className={styles.linkIcon} />
        </>
      )}
    </a>
  );
}
