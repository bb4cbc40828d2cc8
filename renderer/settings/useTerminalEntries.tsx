// The Terminal section of the settings.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerminalSettings } from '../../electron/common/contract/settings.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useUpdateSettings } from '../state/useUpdateSettings.ts';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { isMonospaced } from './isMonospaced.ts';
import { SavedTextField } from './SavedTextField.tsx';
import styles from './SettingsPage.module.css';

interface TerminalEntry {
  readonly section: 'terminal';
  readonly words: string;
  readonly control: ReactNode;
}

/** The sizes that the settings allow. */
const fontSizes = Array.from({ length: 25 }, (_, index) => `${index + 8}`);
const scrollbacks = ['1000', '5000', '10000', '50000', '100000'];

const switches = [
  'copyOnSelect',
  'rightClickPastes',
  'confirmPaste',
  'confirmInterrupt',
  'confirmClose',
  'gpu',
] as const;
const explainedSwitches = ['graphemes'] as const;

export function useTerminalEntries(): readonly TerminalEntry[] {
  const { t } = useTranslation();
  const settings = useSettings((all) => all.settings.terminal);
  const updateAll = useUpdateSettings();
  const update = (terminal: Partial<TerminalSettings>) => updateAll({ terminal });
  const entry = (label: string, control: ReactNode): TerminalEntry => ({
    section: 'terminal',
    words: `${t('settings.sections.terminal')} ${label}`,
    control,
  });
  const toggle = (key: (typeof switches)[number] | (typeof explainedSwitches)[number], label: string) => (
    <Switch isSelected={settings[key]} onChange={(isOn) => update({ [key]: isOn })}>
      {label}
    </Switch>
  );
  const readerModes = (['auto', 'on', 'off'] as const).map((id) => ({
    id,
    label: t(`settings.terminal.screenReaderModes.${id}`),
  }));
  const themes = (['match', 'light', 'dark'] as const).map((id) => ({
    id,
    label: t(`settings.terminal.themes.${id}`),
  }));
  return [
    entry(
      t('settings.terminal.theme'),
      <Select
        label={t('settings.terminal.theme')}
        options={themes}
        value={settings.theme}
        onChange={(theme) => update({ theme })}
      />,
    ),
    entry(
      t('settings.terminal.fontSize'),
      <Select
        label={t('settings.terminal.fontSize')}
        options={fontSizes.map((size) => ({ id: size, label: `${size} px` }))}
        value={`${settings.fontSize}`}
        onChange={(size) => update({ fontSize: Number(size) })}
      />,
    ),
    entry(
      t('settings.terminal.font'),
      <SavedTextField
        label={t('settings.terminal.font')}
        description={t('settings.terminal.fontHint')}
        saved={settings.font}
        validate={(font) =>
          font === '' || isMonospaced(font) ? undefined : t('settings.terminal.fontInvalid')
        }
        onSave={(font) => update({ font })}
      />,
    ),
    entry(
      t('settings.terminal.scrollback'),
      <Select
        label={t('settings.terminal.scrollback')}
        options={scrollbacks.map((lines) => ({
          id: lines,
          label: t('settings.terminal.lines', { count: Number(lines) }),
        }))}
        value={`${settings.scrollback}`}
        onChange={(lines) => update({ scrollback: Number(lines) })}
      />,
    ),
    ...switches.map((key) =>
      entry(t(`settings.terminal.${key}`), toggle(key, t(`settings.terminal.${key}`))),
    ),
    entry(
      t('settings.terminal.screenReader'),
      <>
        <Select
          label={t('settings.terminal.screenReader')}
          options={readerModes}
          value={settings.screenReader}
          onChange={(screenReader) => update({ screenReader })}
        />
        <p className={styles.hint}>{t('settings.terminal.screenReaderHint')}</p>
      </>,
    ),
    ...explainedSwitches.map((key) =>
      entry(
        t(`settings.terminal.${key}`),
        <>
          {toggle(key, t(`settings.terminal.${key}`))}
          <p className={styles.hint}>{t(`settings.terminal.${key}Hint`)}</p>
        </>,
      ),
    ),
  ];
}
