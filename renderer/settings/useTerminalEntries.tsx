// The Terminal section of the settings.

import type { TFunction } from 'i18next';
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
type SwitchName = (typeof switches)[number] | (typeof explainedSwitches)[number];
type EntryName = SwitchName | 'theme' | 'fontSize' | 'font' | 'scrollback' | 'screenReader';
const readerModes = ['auto', 'on', 'off'] as const;
const themes = ['match', 'light', 'dark'] as const;

interface TerminalControls {
  readonly t: TFunction;
  readonly settings: TerminalSettings;
  readonly update: (change: Partial<TerminalSettings>) => void;
}

export function useTerminalEntries(): readonly TerminalEntry[] {
  const { t } = useTranslation();
  const settings = useSettings((all) => all.settings.terminal);
  const updateAll = useUpdateSettings();
  const controls = { t, settings, update: (terminal: Partial<TerminalSettings>) => updateAll({ terminal }) };
  const entry = (name: EntryName, control: ReactNode): TerminalEntry => ({
    section: 'terminal',
    words: `${t('settings.sections.terminal')} ${t(`settings.terminal.${name}`)}`,
    control,
  });
  return [
    entry('theme', themeSelect(controls)),
    entry('fontSize', fontSizeSelect(controls)),
    entry('font', fontField(controls)),
    entry('scrollback', scrollbackSelect(controls)),
    ...switches.map((key) => entry(key, toggle(controls, key))),
    entry('screenReader', withHint(screenReaderSelect(controls), t('settings.terminal.screenReaderHint'))),
    ...explainedSwitches.map((key) =>
      entry(key, withHint(toggle(controls, key), t(`settings.terminal.${key}Hint`))),
    ),
  ];
}

function toggle({ t, settings, update }: TerminalControls, key: SwitchName): ReactNode {
  return (
    <Switch isSelected={settings[key]} onChange={(isOn) => update({ [key]: isOn })}>
      {t(`settings.terminal.${key}`)}
    </Switch>
  );
}

function withHint(control: ReactNode, hint: string): ReactNode {
  return (
    <>
      {control}
      <p className={styles.hint}>{hint}</p>
    </>
  );
}

function themeSelect({ t, settings, update }: TerminalControls): ReactNode {
  return (
    <Select
      label={t('settings.terminal.theme')}
      options={themes.map((id) => ({ id, label: t(`settings.terminal.themes.${id}`) }))}
      value={settings.theme}
      onChange={(theme) => update({ theme })}
    />
  );
}

function fontSizeSelect({ t, settings, update }: TerminalControls): ReactNode {
  return (
    <Select
      label={t('settings.terminal.fontSize')}
      options={fontSizes.map((size) => ({ id: size, label: `${size} px` }))}
      value={`${settings.fontSize}`}
      onChange={(size) => update({ fontSize: Number(size) })}
    />
  );
}

function fontField({ t, settings, update }: TerminalControls): ReactNode {
  const check = (font: string) =>
    font === '' || isMonospaced(font) ? undefined : t('settings.terminal.fontInvalid');
  return (
    <SavedTextField
      label={t('settings.terminal.font')}
      description={t('settings.terminal.fontHint')}
      saved={settings.font}
      validate={check}
      onSave={(font) => update({ font })}
    />
  );
}

function scrollbackSelect({ t, settings, update }: TerminalControls): ReactNode {
  return (
    <Select
      label={t('settings.terminal.scrollback')}
      options={scrollbacks.map((lines) => ({
        id: lines,
        label: t('settings.terminal.lines', { count: Number(lines) }),
      }))}
      value={`${settings.scrollback}`}
      onChange={(lines) => update({ scrollback: Number(lines) })}
    />
  );
}

function screenReaderSelect({ t, settings, update }: TerminalControls): ReactNode {
  return (
    <Select
      label={t('settings.terminal.screenReader')}
      options={readerModes.map((id) => ({ id, label: t(`settings.terminal.screenReaderModes.${id}`) }))}
      value={settings.screenReader}
      onChange={(screenReader) => update({ screenReader })}
    />
  );
}
