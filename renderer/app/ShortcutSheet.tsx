// All shortcuts on one sheet, from the same list that the keyboard uses.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../state/settingsStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { printChord } from './chords.ts';
import type { Command } from './commands.ts';
import { isMac } from './platform.ts';
import styles from './ShortcutSheet.module.css';
import { useShell } from './shellStore.ts';

/** Keys of a list with the name of what they do; the first part is printed as is. */
const gridKeys = [
  [['Enter'], 'open'],
  [['d'], 'describe'],
  [['l', 'p'], 'logs'],
  [['s', 'a'], 'terminal'],
  [['y', 'e'], 'yaml'],
  [['f', 'Shift+F'], 'forwards'],
  [['Space'], 'select'],
  [['Shift+Space', 'Shift+↓'], 'selectRange'],
  [['Mod+A'], 'selectAll'],
  [['Delete', 'Mod+D'], 'delete'],
  [['Esc'], 'escape'],
  [['/'], 'filter'],
  [['!'], 'problems'],
  [['u'], 'deleted'],
  [['Shift+W'], 'wide'],
  [['Shift+N', 'A', 'S', 'R'], 'sort'],
  [['c', 'n'], 'copy'],
  [['Shift+F10'], 'menu'],
  [['↑↓', '←→'], 'rows'],
  [['Home', 'End'], 'ends'],
  [['?'], 'help'],
] as const;

/** Keys of a log. */
const logKeys = [
  [['0-6'], 'range'],
  [['s'], 'follow'],
  [['w'], 'wrap'],
  [['t'], 'time'],
  [['m'], 'mark'],
  [['p'], 'previous'],
  [['n', 'Shift+N'], 'matches'],
  [['Enter', '↑↓'], 'line'],
] as const;

/** Keys of the list of forwards. */
const forwardKeys = [
  [['t'], 'switch'],
  [['o'], 'open'],
  [['e'], 'edit'],
  [['c'], 'copy'],
  [['Delete'], 'remove'],
] as const;

export function ShortcutSheet({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useTranslation();
  const isOpen = useShell((state) => state.isShortcutSheetOpen);
  const hasLetters = useSettings(({ settings }) => settings.singleKeyShortcuts);
  const globalKeys = commands.filter(({ chords }) => chords.length > 0 && chords[0] !== '?');
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => useShell.setState({ isShortcutSheetOpen: false })}
      title={t('shell.shortcuts.title')}
      width="wide"
    >
      {!hasLetters && <p>{t('shell.shortcuts.off')}</p>}
      <div className={styles.columns}>
        <Section title={t('shell.shortcuts.global')}>
          {globalKeys.map((command) => (
            <Row key={command.id} keys={command.chords} text={command.title} />
          ))}
        </Section>
        <Section title={t('shell.shortcuts.grid')}>
          {gridKeys.map(([keys, name]) => (
            <Row key={name} keys={keys} text={t(`shell.shortcuts.keys.${name}`)} />
          ))}
        </Section>
        <Section title={t('forwards.keys.title')}>
          {forwardKeys.map(([keys, name]) => (
            <Row key={name} keys={keys} text={t(`forwards.keys.${name}`)} />
          ))}
        </Section>
        <Section title={t('logs.keys.title')}>
          {logKeys.map(([keys, name]) => (
            <Row key={name} keys={keys} text={t(`logs.keys.${name}`)} />
          ))}
        </Section>
      </div>
    </Dialog>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>{children}</dl>
    </section>
  );
}

function Row({ keys, text }: { readonly keys: readonly string[]; readonly text: string }) {
  return (
    <div className={styles.row}>
      <dt className={styles.keys}>
        {keys.map((key) => (
          <Kbd key={key} keys={printChord(key, isMac)} />
        ))}
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
