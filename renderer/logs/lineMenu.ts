// The menu of a line. Pure.

import type { TFunction } from 'i18next';
import type { LogLineRow } from '../../electron/common/contract/logs.ts';
import type { MenuGroup } from '../ui/Menu.tsx';
import { shortValue } from './shortValue.ts';
import type { LineActions } from './useLineActions.ts';

export interface LineMenuOptions {
  readonly row: LogLineRow;
  /** What was pointed at; undefined: the line as a whole. */
  readonly value: string | undefined;
  readonly actions: LineActions;
  readonly onDetails: () => void;
  /** Undefined: nothing is filtered out. */
  readonly onShowInWhole: ((row: LogLineRow) => void) | undefined;
  readonly t: TFunction;
}

export function lineMenu(options: LineMenuOptions): readonly MenuGroup[] {
  const { row, value, actions, onDetails, onShowInWhole, t } = options;
  const groups: MenuGroup[] = [
    {
      id: 'copy',
      items: [
        { id: 'copy', label: t('logs.line.copy'), onAction: () => actions.copy(row) },
        { id: 'copyTimed', label: t('logs.line.copyTimed'), onAction: () => actions.copyTimed(row) },
      ],
    },
  ];
  if (value !== undefined) {
    const name = { value: shortValue(value) };
    groups.push({
      id: 'value',
      items: [
        { id: 'copyValue', label: t('logs.line.copyValue', name), onAction: () => actions.copyText(value) },
        {
          id: 'filter',
          label: t('logs.line.filterBy', name),
          onAction: () => actions.filterBy(value, 'filter'),
        },
        {
          id: 'exclude',
          label: t('logs.line.exclude', name),
          onAction: () => actions.filterBy(value, 'inverse'),
        },
      ],
    });
  }
  const onEvents = actions.showEvents(row);
  groups.push({
    id: 'line',
    items: [
      { id: 'mark', label: t('logs.line.mark'), onAction: () => actions.mark(row) },
      { id: 'details', label: t('logs.line.show'), onAction: onDetails },
      ...(onShowInWhole === undefined
        ? []
        : [{ id: 'whole', label: t('logs.line.showInWhole'), onAction: () => onShowInWhole(row) }]),
      ...(onEvents === undefined
        ? []
        : [{ id: 'events', label: t('logs.line.showEvents'), onAction: onEvents }]),
    ],
  });
  return groups;
}
