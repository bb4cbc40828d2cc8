// The command palette: a combobox over pods, places, commands, namespaces and settings.

import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { addFilterWord } from '../../electron/common/filter/filterChips.ts';
import { useDeletedRows } from '../deleted/deletedRow.ts';
import { openForwardDialog } from '../forwards/forwardRequests.ts';
import { useOpenableForwards } from '../forwards/useOpenableForwards.ts';
import { openLogTab } from '../logs/logTabs.ts';
import { useRetainedLogs } from '../logs/useRetainedLogs.ts';
import { requestDelete } from '../pods/deletion.ts';
import { openPod } from '../pods/podActions.tsx';
import { podRow } from '../pods/podRow.ts';
import { podsViewSchema } from '../pods/podsView.ts';
import { useRestorePods } from '../pods/useRestorePods.ts';
import { usePods } from '../state/podsStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { openTerminal } from '../terminal/terminalActions.ts';
import { Kbd } from '../ui/Kbd.tsx';
import menuStyles from '../ui/Menu.module.css';
import styles from './CommandPalette.module.css';
import { printChord } from './chords.ts';
import type { Command } from './commands.ts';
import { type PaletteGroup, type PaletteItem, type PaletteSources, paletteItems } from './paletteItems.ts';
import { isMac } from './platform.ts';
import { useShell } from './shellStore.ts';
import { navigate } from './useRoute.ts';

const groups: readonly PaletteGroup[] = ['pods', 'go', 'actions', 'namespaces', 'settings'];

/** What a first character narrows the list to. */
const prefixes = [
  ['>', 'commands'],
  ['@', 'containers'],
  ['#', 'labels'],
  [':', 'k9s'],
] as const;

/** Autocomplete adds `aria-controls` and the active descendant itself. */
const comboboxProps = { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' } as const;

const close = () => useShell.setState({ paletteQuery: undefined });

export function CommandPalette({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useTranslation();
  const startQuery = useShell((state) => state.paletteQuery);
  return (
    <ModalOverlay
      isOpen={startQuery !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
      isDismissable
      className={styles.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('shell.palette.title')} className={styles.dialog ?? ''}>
          <PaletteBody commands={commands} startQuery={startQuery ?? ''} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody(props: { readonly commands: readonly Command[]; readonly startQuery: string }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState(props.startQuery);
  const sources = usePaletteSources(props.commands);
  const items = useMemo(() => paletteItems(query, sources), [query, sources]);
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <TextField aria-label={t('shell.palette.title')} className={styles.search ?? ''} autoFocus>
        <Search size={16} aria-hidden />
        <Input
          {...comboboxProps}
          placeholder={t('shell.palette.placeholder')}
          className={styles.input ?? ''}
          spellCheck={false}
        />
      </TextField>
      <ListBox
        aria-label={t('shell.palette.title')}
        className={styles.list ?? ''}
        renderEmptyState={() => <p className={styles.empty}>{t('shell.palette.empty', { query })}</p>}
      >
        {groups
          .map((group) => ({ group, items: items.filter((item) => item.group === group) }))
          .filter((section) => section.items.length > 0)
          .map((section) => (
            <ListBoxSection key={section.group} id={section.group} className={menuStyles.section ?? ''}>
              <Header className={menuStyles.header ?? ''}>
                {t(`shell.palette.groups.${section.group}`)}
              </Header>
              {section.items.map((item) => (
                <PaletteRow key={item.id} item={item} />
              ))}
            </ListBoxSection>
          ))}
      </ListBox>
      <p className={styles.prefixes}>
        {prefixes.map(([prefix, kind]) => (
          <span key={prefix}>
            <Kbd keys={prefix} /> {t(`shell.palette.prefixes.${kind}`)}
          </span>
        ))}
      </p>
      <span role="status" className="visually-hidden">
        {t('shell.palette.results', { count: items.length })}
      </span>
    </Autocomplete>
  );
}

function PaletteRow({ item }: { readonly item: PaletteItem }) {
  return (
    <ListBoxItem
      id={item.id}
      textValue={item.title}
      className={menuStyles.item ?? ''}
      onAction={() => {
        close();
        item.run();
      }}
    >
      <span className={styles.itemTitle}>{item.title}</span>
      {item.note !== undefined && <span className={styles.note}>{item.note}</span>}
      {item.chord !== undefined && <span className={styles.chord}>{printChord(item.chord, isMac)}</span>}
    </ListBoxItem>
  );
}

function usePaletteSources(commands: readonly Command[]): PaletteSources {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const byUid = usePods((state) => state.byUid);
  const retained = useRetainedLogs();
  const openable = useOpenableForwards();
  const deleted = useDeletedRows();
  const restorePods = useRestorePods();
  const [view, changeView] = useSavedView('pods', podsViewSchema);
  return useMemo(() => {
    const rows = [...byUid.values()].map(podRow).toSorted((one, other) => one.name.localeCompare(other.name));
    return {
      commands,
      rows,
      namespaces: [...new Set(rows.map((row) => row.namespace))].toSorted((a, b) => a.localeCompare(b)),
      openPod,
      showNamespaces: (namespaces) => {
        changeView({ namespaces: [...namespaces] });
        navigate({ page: 'pods' });
      },
      filterBy: (word) => {
        changeView({ filter: addFilterWord(view.filter, word) });
        navigate({ page: 'pods' });
      },
      logsTitle: (name) => t('logs.tab', { name }),
      retained,
      openRetained: (pod) => openLogTab([pod]),
      retainedTitle: (name) => t('logs.deletedTab', { name }),
      restorable: canAct ? deleted.filter(({ isNameTaken }) => !isNameTaken) : [],
      restore: ({ uid }) => void restorePods([uid]),
      restoreTitle: (name) => t('deleted.restoreOne', { name }),
      openTerminal: ({ namespace, name }, container, kind) =>
        openTerminal({ kind, pod: { namespace, name }, container }),
      terminalTitle: (where, kind) => t(`terminal.titles.${kind}`, { where }),
      forwardPort: ({ namespace, name }) => openForwardDialog({ kind: 'new', pod: { namespace, name } }),
      forwardTitle: (name) => t('forwards.palette.forward', { name }),
      openable,
      openTitle: (target) => t('forwards.palette.open', { target }),
      deleteRows: canAct ? (labelled) => requestDelete(labelled.map(({ pod }) => pod)) : undefined,
      deleteTitle: (label, count) => t('shell.palette.deleteLabelled', { label, count }),
      namespaceTitle: (namespace) =>
        namespace === undefined
          ? t('shell.palette.allNamespaces')
          : t('shell.palette.namespaceItem', { namespace }),
    };
  }, [byUid, retained, openable, deleted, restorePods, commands, canAct, changeView, view.filter, t]);
}
