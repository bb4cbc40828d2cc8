// The Terminal tab of a pod: its terminals that are not in the dock, and the way to a new one. Opening the tab starts
// nothing, or walking through a list of pods would leave a shell in each.

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { useDock } from '../app/dockStore.ts';
import { useTerminals } from '../state/terminalsStore.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { LazyTerminalPane } from './LazyTerminalPane.tsx';
import { NewTerminalForm } from './NewTerminalForm.tsx';
import { numberTitles } from './numberTitles.ts';
import { type Pane, usePanes } from './paneStore.ts';
import { paneTitle } from './paneTitle.ts';
import styles from './TerminalTab.module.css';
import { openInPanel, panelPanes, showPane, useTerminalRequests } from './terminalActions.ts';
import { specPod, type TerminalSpec } from './terminalSpec.ts';

export function TerminalTab({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  const { here, inDock, titleOf } = usePodPanes(pod);
  const wanted = useTerminalRequests((requests) => requests.panelPane);
  const [isNew, setNew] = useState(false);
  const shown = here.find(({ id }) => id === wanted) ?? here.at(-1);
  const open = (spec: TerminalSpec) => {
    setNew(false);
    openInPanel(spec);
  };
  if (shown === undefined || isNew) {
    const onCancel = shown === undefined ? undefined : () => setNew(false);
    return (
      <div className={styles.scroll}>
        <NewTerminalForm pod={pod} onOpen={open} onCancel={onCancel}>
          {inDock.length > 0 && <DockedPanes panes={inDock} titleOf={titleOf} />}
        </NewTerminalForm>
      </div>
    );
  }
  const titles = numberTitles(here.map(titleOf));
  return (
    <div className={styles.tabPanel}>
      <div className={styles.switcher}>
        <Select
          label={t('terminal.tab')}
          isLabelHidden
          value={shown.id}
          options={here.map(({ id }, index) => ({ id, label: titles[index] ?? '' }))}
          onChange={(id) => useTerminalRequests.setState({ panelPane: id, focus: id })}
        />
        <span className={styles.space} />
        <IconButton
          label={t('terminal.form.title')}
          icon={<Plus size={14} aria-hidden />}
          onPress={() => setNew(true)}
        />
      </div>
      <LazyTerminalPane key={shown.id} pane={shown} place="panel" />
    </div>
  );
}

interface DockedPanesProps {
  readonly panes: readonly Pane[];
  readonly titleOf: (pane: Pane) => string;
}

function DockedPanes({ panes, titleOf }: DockedPanesProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.others}>
      <span className={styles.hintText}>{t('terminal.form.inDock')}</span>
      {panes.map((pane) => (
        <Button key={pane.id} onPress={() => showPane(pane)}>
          {t('terminal.form.show', { title: titleOf(pane) })}
        </Button>
      ))}
    </div>
  );
}

/** The terminals of a pod: those of its tab, and those that stand in the dock. */
function usePodPanes(pod: PodObject) {
  const { t } = useTranslation();
  const panes = usePanes((state) => state.byId);
  const sessions = useTerminals((state) => state.byId);
  const tabs = useDock((state) => state.tabs);
  const docked = new Set(tabs.flatMap((tab) => (tab.kind === 'terminal' ? tab.paneIds : [])));
  return {
    here: panelPanes(pod.metadata, panes, sessions, (id) => docked.has(id)),
    inDock: [...panes.values()].filter(({ id, spec }) => docked.has(id) && isOf(pod, spec)),
    titleOf: (pane: Pane) => paneTitle(pane, sessions.get(pane.terminalId ?? ''), t),
  };
}

function isOf({ metadata }: PodObject, spec: TerminalSpec): boolean {
  const pod = specPod(spec);
  return pod?.name === metadata.name && pod.namespace === metadata.namespace;
}
