// Which namespaces are shown; several may be.

import { useTranslation } from 'react-i18next';
import { FilterMenu } from '../ui/FilterMenu.tsx';

export interface NamespaceMenuProps {
  readonly namespaces: readonly string[];
  /** Empty: all. */
  readonly selected: readonly string[];
  readonly onChange: (selected: string[]) => void;
}

/** How many names fit on the button before it shows a number. */
const SHOWN_NAMES = 2;

export function NamespaceMenu({ namespaces, selected, onChange }: NamespaceMenuProps) {
  const { t } = useTranslation();
  const summary =
    selected.length === 0
      ? t('pods.allNamespaces')
      : selected.length <= SHOWN_NAMES
        ? selected.join(', ')
        : t('pods.namespaceCount', { count: selected.length });
  // A chosen namespace whose last pod is gone must stay visible, or it could not be un-chosen.
  const listed = [...new Set([...namespaces, ...selected])];
  return (
    <FilterMenu
      label={t('pods.namespaces')}
      summary={summary}
      allLabel={t('pods.allNamespaces')}
      values={listed.map((id) => ({ id }))}
      selected={selected}
      onChange={onChange}
    />
  );
}
