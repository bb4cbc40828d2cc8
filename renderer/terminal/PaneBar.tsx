// The line above a terminal: how it is doing, whether anything is sent, and what can be done with it.

import { Columns2, Ellipsis, PanelBottom, Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Terminal } from '../../electron/common/contract/terminals.ts';
import { printChord } from '../app/chords.ts';
import { isMac } from '../app/platform.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton, type MenuGroup } from '../ui/Menu.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { Switch } from '../ui/Switch.tsx';
import styles from './PaneBar.module.css';
import type { PaneState } from './paneState.ts';
import type { Pane } from './paneStore.ts';
import type { PaneActions } from './usePaneActions.ts';

export interface PaneBarProps {
  readonly pane: Pane;
  readonly title: string;
  readonly session: Terminal | undefined;
  readonly state: PaneState;
  readonly place: 'panel' | 'dock';
  readonly isSplit: boolean;
  readonly actions: PaneActions;
  readonly menu: readonly MenuGroup[];
}

export function PaneBar({ pane, title, session, state, place, isSplit, actions, menu }: PaneBarProps) {
  const { t } = useTranslation();
  const isAttached = pane.spec.kind === 'attach';
  return (
    <div role="group" aria-label={title} className={styles.bar} data-region="terminal-bar">
      <StatusBadge kind={state.kind} text={state.text} />
      {/* Alone it is named by its tab; what runs in it is not. */}
      <span className={styles.title} title={session?.dockerCommand}>
        {isSplit ? title : session?.command.join(' ')}
      </span>
      {isAttached && session !== undefined && <InputSwitch session={session} onChange={actions.setInput} />}
      <span className={styles.space} />
      {isAttached && session !== undefined && (
        <Button variant="quiet" onPress={actions.close}>
          {t('terminal.detach')}
        </Button>
      )}
      <IconButton
        label={t('terminal.find.label')}
        shortcut={printChord(isMac ? 'Mod+F' : 'Ctrl+Shift+F', isMac)}
        icon={<Search size={14} aria-hidden />}
        onPress={actions.find}
      />
      {actions.splitRight !== undefined && (
        <IconButton
          label={t('terminal.menu.splitRight')}
          icon={<Columns2 size={14} aria-hidden />}
          onPress={actions.splitRight}
        />
      )}
      {actions.moveToDock !== undefined && (
        <IconButton
          label={t('terminal.menu.moveToDock')}
          icon={<PanelBottom size={14} aria-hidden />}
          onPress={actions.moveToDock}
        />
      )}
      <MenuButton label={t('terminal.menu.label')} groups={menu}>
        <IconButton label={t('terminal.menu.label')} icon={<Ellipsis size={14} aria-hidden />} />
      </MenuButton>
      {(isSplit || place === 'panel') && (
        <IconButton
          label={t('terminal.menu.close')}
          icon={<X size={14} aria-hidden />}
          onPress={actions.close}
        />
      )}
    </div>
  );
}

function InputSwitch({
  session,
  onChange,
}: {
  readonly session: Terminal;
  readonly onChange: (isOn: boolean) => void;
}) {
  const { t } = useTranslation();
  if (session.input === 'always') return null;
  return (
    <>
      {session.input !== 'on' && <Badge>{t('terminal.watch')}</Badge>}
      {session.input !== 'none' && (
        <Switch isSelected={session.input === 'on'} onChange={onChange}>
          {t('terminal.sendInput')}
        </Switch>
      )}
    </>
  );
}
