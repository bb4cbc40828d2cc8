// The list of forwards: columns that fit, the row menu, and what keys and clicks mean for forwards.

import { type KeyboardEvent, type Ref, type RefObject, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import { announce } from '../app/shellStore.ts';
import { navigate } from '../app/useRoute.ts';
import { DataGrid } from '../grid/DataGrid.tsx';
import type { GridHandle } from '../grid/dataGridProps.ts';
import { fitColumns } from '../grid/fitColumns.ts';
import { GridFrame, useColumnRoom } from '../grid/GridFrame.tsx';
import type { Selection } from '../grid/selection.ts';
import { useRowMenu } from '../grid/useRowMenu.tsx';
import type { SelectionAct } from '../grid/useRowSelection.ts';
import { useForwards } from '../state/forwardsStore.ts';
import { usePods } from '../state/podsStore.ts';
import { useSettings } from '../state/settingsStore.ts';
import type { MenuGroup } from '../ui/Menu.tsx';
import { forwardColumns } from './forwardColumns.tsx';
import { type ForwardsView, forwardName, nextForwardSort } from './forwardsView.ts';
import { askedOn, forwardKey, pendingChange } from './pendingForwards.ts';
import { useForwardCalls } from './useForwardCalls.ts';
import { useForwardMenu } from './useForwardMenu.ts';

export interface ForwardsGridProps {
  readonly rows: readonly Forward[];
  readonly view: ForwardsView;
  readonly change: (part: Partial<ForwardsView>) => void;
  readonly selection: Selection;
  readonly onSelectionAct: (act: SelectionAct, key: string) => void;
  readonly onHold: (isHeld: boolean) => void;
  readonly onLeave: () => void;
  readonly handle: Ref<GridHandle>;
}

const keyOf = (forward: Forward) => forward.id;
/** The state, not the traffic: that changes all the time. */
const versionOf = (forward: Forward) => `${forward.isOn} ${forward.localPort} ${forward.state.phase}`;

export function ForwardsGrid(props: ForwardsGridProps) {
  const { rows, view, change, selection, onHold } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const hasLetters = useSettings(({ settings }) => settings.singleKeyShortcuts);
  const groupsOf = useForwardMenu(hasLetters);
  const columns = useShownColumns(frame);
  const onRowGone = useRowGone();
  const menu = useRowMenu({
    rows,
    keyOf,
    labelOf: (forward) => t('forwards.rowMenu', { name: forwardName(forward) }),
    groupsOf,
  });
  const targets = (row: Forward) =>
    selection.keys.has(row.id) ? rows.filter(({ id }) => selection.keys.has(id)) : [row];
  const onRowKey = useForwardKeys(targets, groupsOf, hasLetters);
  return (
    <GridFrame {...{ frame, menu, onHold }}>
      <DataGrid
        label={t('forwards.grid')}
        rows={rows}
        keyOf={keyOf}
        labelOf={forwardName}
        versionOf={versionOf}
        columns={columns}
        {...(view.sort === undefined ? {} : { sort: view.sort })}
        onSort={(id) => change({ sort: nextForwardSort(view.sort, id) })}
        selection={selection}
        onSelectionAct={props.onSelectionAct}
        onOpen={openPodOf}
        onMenu={menu.open}
        onLeave={props.onLeave}
        onRowKey={onRowKey}
        onRowGone={onRowGone}
        handle={props.handle}
      />
    </GridFrame>
  );
}

/** The pod of a forward, where its ports stand; one that does not exist has nothing to show. */
function openPodOf({ pod: { namespace, name } }: Forward): void {
  const exists = [...usePods.getState().byUid.values()].some(
    ({ metadata }) => metadata.namespace === namespace && metadata.name === name,
  );
  if (exists) navigate({ page: 'pod', namespace, name, tab: 'containers' });
}

/** The letters of the menu, and Delete. */
function useForwardKeys(
  targets: (row: Forward) => readonly Forward[],
  groupsOf: (row: Forward) => readonly MenuGroup[],
  hasLetters: boolean,
) {
  const calls = useForwardCalls();
  return (row: Forward, event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Delete') {
      void calls.remove(targets(row));
      return true;
    }
    if (hasLetters && event.key === 't') {
      const asked = askedOn(pendingChange(forwardKey(row), row));
      void calls.setOn(targets(row), !(asked ?? row.isOn));
      return true;
    }
    const item = groupsOf(row)
      .flatMap(({ items }) => items)
      .find(({ shortcut, isDisabled }) => shortcut === event.key && isDisabled !== true);
    item?.onAction();
    return item !== undefined;
  };
}

/** Says where the focus went when its row is gone. */
function useRowGone() {
  const { t } = useTranslation();
  return useCallback(
    (_gone: string, next: string | undefined) => {
      const row = next === undefined ? undefined : useForwards.getState().byId.get(next);
      announce(
        row === undefined ? t('forwards.focusLost') : t('forwards.focusMoved', { next: forwardName(row) }),
      );
    },
    [t],
  );
}

function useShownColumns(frame: RefObject<HTMLElement | null>) {
  const { t } = useTranslation();
  const calls = useForwardCalls();
  const room = useColumnRoom(frame);
  // Links depend only on which pods exist, not on how they are.
  const podNames = usePods(({ byUid }) =>
    [...byUid.values()].map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).join(),
  );
  return useMemo(() => {
    const names = new Set(podNames.split(','));
    const all = forwardColumns(t, calls, ({ pod }) => names.has(`${pod.namespace}/${pod.name}`));
    return room === undefined ? all : fitColumns(all, room);
  }, [t, calls, podNames, room]);
}
