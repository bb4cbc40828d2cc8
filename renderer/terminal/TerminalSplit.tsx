// The terminals of one tab of the dock, beside each other.

import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel } from 'react-resizable-panels';
import type { TerminalTab } from '../app/dockStore.ts';
import { Splitter } from '../ui/Splitter.tsx';
import { LazyTerminalPane } from './LazyTerminalPane.tsx';
import { usePanes } from './paneStore.ts';
import styles from './TerminalSplit.module.css';

/** About thirty characters. */
const MIN_SPLIT_PX = 240;

export function TerminalSplit({ tab }: { readonly tab: TerminalTab }) {
  const { t } = useTranslation();
  const byId = usePanes((state) => state.byId);
  const panes = tab.paneIds.flatMap((id) => byId.get(id) ?? []);
  const [only] = panes;
  if (only !== undefined && panes.length === 1)
    return <LazyTerminalPane key={only.id} pane={only} place="dock" />;
  return (
    <Group orientation="horizontal" className={styles.split}>
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && (
            <Splitter
              label={t('common.resize', { area: t('terminal.tab') })}
              direction="row"
              onReset={() => undefined}
            />
          )}
          <Panel id={pane.id} minSize={MIN_SPLIT_PX} className={styles.splitPanel}>
            <LazyTerminalPane pane={pane} place="dock" isSplit />
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
