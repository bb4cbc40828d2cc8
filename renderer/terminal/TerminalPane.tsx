// One terminal on the page: its bar, its screen, and what stands there when nothing comes any more.

import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePods } from '../state/podsStore.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useTerminals } from '../state/terminalsStore.ts';
import { ContextMenu, type Point } from '../ui/ContextMenu.tsx';
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
import { useClipboard } from './useClipboard.ts';
import { usePaneActions } from './usePaneActions.ts';
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
  const {
    client,
    state: clientState,
    place: screenPlace,
  } = usePaneClient(pane, t('terminal.label', { title }));
  const lost = usePods((pods) => lostPlace(session, pods));
  const state = paneState(clientState, session, t, lost);
  const settings = useSettings((all) => all.settings.terminal);
  const [isFinding, setFinding] = useState(false);
  const [menuPoint, setMenuPoint] = useState<Point>();
  const [question, ask] = useState<PaneQuestion>();
  const focus = useCallback(() => client?.screen.focus(), [client]);
  const clipboard = useClipboard(client, ask);
  const actions = usePaneActions({
    pane,
    session,
    client,
    place,
    clipboard,
    ask,
    find: () => setFinding(true),
  });
  usePaneEvents({ pane, client, session, clipboard, ask, actions });
  useWantedFocus(pane, client);

  const hasScreen = clientState.phase !== 'noShell';
  const isLineMode = session !== undefined && !session.tty && session.input === 'on';
  return (
    <section className={styles.pane} aria-label={title} data-region="terminal">
      <PaneBar
        pane={pane}
        title={title}
        session={session}
        state={state}
        place={place}
        isSplit={isSplit}
        actions={actions}
        menu={paneMenu(actions, t)}
      />
      {session?.kind === 'attach' && <AttachNotes session={session} />}
      {isFinding && client !== undefined && (
        <FindBar
          search={client.screen.search}
          start={client.screen.selection}
          onClose={() => {
            setFinding(false);
            focus();
          }}
        />
      )}
      {!hasScreen && <NoShell pane={pane} onInstead={actions.close} />}
      <div
        className={styles.frame}
        hidden={!hasScreen}
        role="presentation"
        // The program has had its chance; what it leaves, such as Escape, means nothing to the page around it.
        onKeyDown={(event) => event.stopPropagation()}
        onContextMenu={(event) => {
          event.preventDefault();
          if (settings.rightClickPastes && event.button === 2) clipboard.paste();
          else setMenuPoint({ x: event.clientX, y: event.clientY });
        }}
      >
        <div ref={screenPlace} className={styles.screen} data-terminal-screen />
        <TerminalHint />
      </div>
      {isLineMode && client !== undefined && <LineInput client={client} />}
      {hasScreen && state.ending !== undefined && (
        <PaneEnding
          state={state}
          onAgain={actions.restart}
          onCopy={() => clipboard.copyText(client?.screen.text('all') ?? '')}
          onClose={actions.close}
        />
      )}
      <ContextMenu
        label={t('terminal.menu.label')}
        point={menuPoint}
        groups={paneMenu(actions, t)}
        onClose={() => setMenuPoint(undefined)}
      />
      <PaneDialogs
        question={question}
        pane={pane}
        title={title}
        client={client}
        onDone={() => ask(undefined)}
      />
    </section>
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
