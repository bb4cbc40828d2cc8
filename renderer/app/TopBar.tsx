// The bar at the top: the app's mark, the palette's box, notifications and help.

import { Bell, CircleHelp, Search } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { markNotificationsSeen, useNotifications } from '../state/notifications.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Popover } from '../ui/Popover.tsx';
import { printChord } from './chords.ts';
import { Logo } from './Logo.tsx';
import { NotificationList } from './NotificationList.tsx';
import { isMac } from './platform.ts';
import { openPalette, openShortcutSheet } from './shellStore.ts';
import styles from './TopBar.module.css';

export function TopBar() {
  const { t } = useTranslation();
  const unseen = useNotifications((state) => state.unseen);
  return (
    <header className={styles.bar} data-region="topbar">
      <div className={styles.brand}>
        <Logo />
        <span>{t('common.appName')}</span>
      </div>
      <Button className={styles.palette ?? ''} onPress={() => openPalette()}>
        <Search size={14} aria-hidden />
        <span className={styles.paletteText}>{t('shell.paletteBox')}</span>
        <Kbd keys={printChord('Mod+K', isMac)} />
      </Button>
      <div className={styles.actions}>
        <Popover
          label={t('shell.notifications.title')}
          placement="bottom end"
          onOpenChange={(isOpen) => isOpen && markNotificationsSeen()}
          trigger={
            <IconButton
              label={
                unseen > 0 ? `${t('shell.notifications.open')} (${unseen})` : t('shell.notifications.open')
              }
              icon={<Bell size={16} aria-hidden />}
              {...(unseen > 0 ? { badge: unseen } : {})}
            />
          }
        >
          <NotificationList />
        </Popover>
        <IconButton
          label={t('shell.commands.shortcuts')}
          shortcut="?"
          icon={<CircleHelp size={16} aria-hidden />}
          onPress={openShortcutSheet}
        />
      </div>
    </header>
  );
}
