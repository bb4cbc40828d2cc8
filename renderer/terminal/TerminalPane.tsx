// One terminal on the page: its bar, its screen, and what stands there when nothing comes any more.

import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePods } from '../state/podsStore.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useTerminals } from '../state/terminalsStore.ts';
import { ContextMenu, type Point } from '../ui/ContextMenu.tsx';
import { cx } from '../ui/cx.ts';
import { AttachNotes } from './AttachNotes.tsx';
import { FindBar } from './FindBar.tsx';
import { LineInput } from './LineInput.tsx';
import { lostPlace } from './lostPlace.ts';
import { NoShell } from './NoShell.tsx';
import { PaneBar } from './PaneBar.tsx';
import { PaneDialogs, type PaneQuestion } from './PaneDialogs.tsx';
import { PaneEnding } from './PaneEnding.tsx';
import { paneMenu } from './paneMenu.tsx';
import { paneState } from './paneState.ts';
import type { Pane } from './paneStore.ts';
import { paneTitle } from './paneTitle.ts';
import { TerminalHint } from './TerminalHint.tsx';
import styles from './TerminalPane.module.css';
import { useTerminalRequests } from './terminalActions.ts';
import type { TerminalClient } from './terminalClient.ts';
import { type Clipboard, useClipboard } from './useClipboard.ts';
import { type PaneActions, usePaneActions } from './usePaneActions.ts';
import { usePaneClient } from './usePaneClient.ts';
import { usePaneEvents } from './usePaneEvents.ts';

export interface TerminalPaneProps {
  readonly pane: Pane;
  readonly place: 'panel' | 'dock';
  /** It stands beside others and is closed by itself. */
  readonly isSplit?: boolean;
}

export function TerminalPane({ pane, place, isSplit = false }: TerminalPaneProps) {
  const { t } = useTranslation();
  const session = useTerminals(({ byId }) => byId.get(pane.terminalId ?? ''));
  const title = paneTitle(pane, session, t);
  const shown = usePaneClient(pane, t('terminal.label', { title }));
  const { client } = shown;
  const lost = usePods((pods) => lostPlace(session, pods));
  const state = paneState(shown.state, session, t, lost);
  const [isFinding, setFinding] = useState(false);
  const [question, ask] = useState<PaneQuestion>();
  const clipboard = useClipboard(client, ask);
  const find = () => setFinding(true);
  const actions = usePaneActions({ pane, session, client, place, clipboard, ask, find });
  usePaneEvents({ pane, client, session, clipboard, ask, actions });
  useWantedFocus(pane, client);

  const hasScreen = shown.state.phase !== 'noShell';
  const isLineMode = session !== undefined && !session.tty && session.input === 'on';
  return (
    <section className={styles.pane} aria-label={title} data-region="terminal">
      <PaneBar {...{ pane, title, session, state, place, isSplit, actions }} menu={paneMenu(actions, t)} />
      {session?.kind === 'attach' && <AttachNotes session={session} />}
      {isFinding && client !== undefined && (
        <FindBar
          search={client.screen.search}
          start={client.screen.selection}
          onClose={() => {
            setFinding(false);
            client.screen.focus();
          }}
        />
      )}
      {!hasScreen && <NoShell pane={pane} onInstead={actions.close} />}
      <ScreenFrame
        {...{ clipboard, actions }}
        place={shown.place}
        isHidden={!hasScreen}
        isPast={shown.state.phase === 'idle'}
      />
      {isLineMode && client !== undefined && <LineInput client={client} />}
      {hasScreen && state.ending !== undefined && <PaneEnding {...{ state, actions }} />}
      <PaneDialogs {...{ question, pane, title, client }} onDone={() => ask(undefined)} />
    </section>
  );
}

interface ScreenFrameProps {
  /** The element that takes the screen. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly isHidden: boolean;
  /** Nothing runs in it: what is shown are the last lines of what did. */
  readonly isPast: boolean;
  readonly clipboard: Clipboard;
  readonly actions: PaneActions;
}

/** Around the screen, which draws itself: its keys stay in it, and the right mouse button has its menu. */
function ScreenFrame({ place, isHidden, isPast, clipboard, actions }: ScreenFrameProps) {
  const { t } = useTranslation();
  const rightClickPastes = useSettings(({ settings }) => settings.terminal.rightClickPastes);
  const [menuPoint, setMenuPoint] = useState<Point>();
  return (
    <>
      <div
        className={styles.frame}
        hidden={isHidden}
        role="presentation"
        // The program has had its chance; what it leaves, such as Escape, means nothing to the page around it.
        onKeyDown={(event) => event.stopPropagation()}
        onContextMenu={(event) => {
          event.preventDefault();
          if (rightClickPastes && event.button === 2) clipboard.paste();
          else setMenuPoint({ x: event.clientX, y: event.clientY });
        }}
      >
        <div ref={place} className={cx(styles.screen, isPast && styles.past)} data-terminal-screen />
        <TerminalHint />
      </div>
      <ContextMenu
        label={t('terminal.menu.label')}
        point={menuPoint}
        groups={paneMenu(actions, t)}
        onClose={() => setMenuPoint(undefined)}
      />
    </>
  );
}

/** Takes the focus when the user has asked for this terminal, as soon as it is there. */
function useWantedFocus(pane: Pane, client: TerminalClient | undefined): void {
  const isWanted = useTerminalRequests((requests) => requests.focus === pane.id);
  useEffect(() => {
    if (!isWanted || client === undefined) return;
    useTerminalRequests.setState({ focus: undefined });
    client.screen.focus();
  }, [isWanted, client]);
}
