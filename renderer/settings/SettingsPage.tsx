// The Settings page: one list of sections, narrowed by the search box; a route can point at a section.

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../app/PageHead.tsx';
import { openShortcutSheet } from '../app/shellStore.ts';
import { languageNames } from '../i18n/languageNames.ts';
import { notify } from '../state/notifications.ts';
import { useSettings } from '../state/settingsStore.ts';
import { dropViewDrafts } from '../state/useSavedView.ts';
import { useUpdateSettings } from '../state/useUpdateSettings.ts';
import { Button } from '../ui/Button.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { NodeLabels } from './NodeLabels.tsx';
import { SavedTextField } from './SavedTextField.tsx';
import styles from './SettingsPage.module.css';
import { useTerminalEntries } from './useTerminalEntries.tsx';

const sectionIds = [
  'general',
  'engine',
  'lists',
  'forwards',
  'terminal',
  'editor',
  'shortcuts',
  'node',
] as const;
type SectionId = (typeof sectionIds)[number];

interface Entry {
  readonly section: SectionId;
  /** What the search box looks at. */
  readonly words: string;
  readonly control: ReactNode;
}

export function SettingsPage({ section }: { readonly section: string | undefined }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const entries = [
    ...useGeneralEntries(),
    ...useEngineEntries(),
    ...useListEntries(),
    ...useForwardEntries(),
    ...useTerminalEntries(),
    ...useOtherEntries(),
  ];
  const found = entries.filter(({ words }) => words.toLowerCase().includes(query.trim().toLowerCase()));
  useEffect(() => {
    if (section !== undefined) document.getElementById(`settings-${section}`)?.scrollIntoView();
  }, [section]);

  return (
    <>
      <PageHead title={t('settings.title')} />
      <div className={styles.search} data-page-filter>
        <SearchField
          label={t('settings.search')}
          placeholder={t('settings.searchPlaceholder')}
          value={query}
          onChange={setQuery}
        />
      </div>
      <div className={styles.sections}>
        {found.length === 0 && <p className={styles.hint}>{t('settings.noMatch', { query })}</p>}
        {sectionIds
          .map((id) => ({ id, own: found.filter((entry) => entry.section === id) }))
          .filter(({ own }) => own.length > 0)
          .map(({ id, own }) => (
            <Section key={id} id={id} entries={own} />
          ))}
      </div>
    </>
  );
}

function Section({ id, entries }: { readonly id: SectionId; readonly entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const titleId = `settings-${id}-title`;
  return (
    <section id={`settings-${id}`} aria-labelledby={titleId} className={styles.section}>
      <h2 id={titleId} className={styles.title}>
        {t(`settings.sections.${id}`)}
      </h2>
      {entries.map(({ words, control }) => (
        <div key={words}>{control}</div>
      ))}
    </section>
  );
}

function useGeneralEntries(): readonly Entry[] {
  const { t } = useTranslation();
  const settings = useSettings((state) => state.settings);
  const update = useUpdateSettings();
  const section = 'general';
  const themes = (['system', 'light', 'dark'] as const).map((id) => ({
    id,
    label: t(`settings.themes.${id}`),
  }));
  return [
    {
      section,
      words: t('settings.theme'),
      control: (
        <Select
          label={t('settings.theme')}
          options={themes}
          value={settings.theme}
          onChange={(theme) => update({ theme })}
        />
      ),
    },
    {
      section,
      words: `${t('settings.language')} ${Object.values(languageNames).join(' ')}`,
      control: (
        <Select
          label={t('settings.language')}
          options={[
            { id: 'system', label: t('settings.languages.system') },
            { id: 'en', label: 'English' },
            { id: 'zh-CN', label: '简体中文' },
          ]}
          value={settings.language}
          onChange={(language) => update({ language })}
        />
      ),
    },
    {
      section,
      words: t('settings.confirmDeletes'),
      control: (
        <Switch
          isSelected={settings.confirmDeletes}
          onChange={(confirmDeletes) => update({ confirmDeletes })}
        >
          {t('settings.confirmDeletes')}
        </Switch>
      ),
    },
  ];
}

/** Empty is fine: then the engine is discovered. */
const engineAddress = /^$|^(unix|tcp|http|https|npipe|ssh):\/\/\S+$/;

function useEngineEntries(): readonly Entry[] {
  const { t } = useTranslation();
  const settings = useSettings((state) => state.settings);
  const update = useUpdateSettings();
  const section = 'engine';
  return [
    {
      section,
      words: `${t('settings.engineUrl')} DOCKER_HOST socket`,
      control: (
        <SavedTextField
          label={t('settings.engineUrl')}
          description={t('settings.engineUrlHint')}
          saved={settings.engineUrl}
          validate={(text) => (engineAddress.test(text) ? undefined : t('settings.engineUrlInvalid'))}
          onSave={(engineUrl) => update({ engineUrl })}
        />
      ),
    },
    {
      section,
      words: t('settings.pauseImage'),
      control: (
        <SavedTextField
          label={t('settings.pauseImage')}
          description={t('settings.pauseImageHint')}
          saved={settings.pauseImage}
          onSave={(pauseImage) => update({ pauseImage })}
        />
      ),
    },
  ];
}

function useListEntries(): readonly Entry[] {
  const { t } = useTranslation();
  const settings = useSettings((state) => state.settings);
  const update = useUpdateSettings();
  const section = 'lists';
  const densities = (['compact', 'default', 'comfortable'] as const).map((id) => ({
    id,
    label: t(`settings.densities.${id}`),
  }));
  const resetViews = () => {
    dropViewDrafts();
    update({ views: Object.fromEntries(Object.keys(settings.views).map((name) => [name, '{}'])) });
    notify({ tone: 'ok', text: t('settings.resetViewsDone') });
  };
  return [
    {
      section,
      words: t('settings.density'),
      control: (
        <Select
          label={t('settings.density')}
          options={densities}
          value={settings.density}
          onChange={(density) => update({ density })}
        />
      ),
    },
    {
      section,
      words: t('settings.resetViews'),
      control: <Button onPress={resetViews}>{t('settings.resetViews')}</Button>,
    },
  ];
}

function useForwardEntries(): readonly Entry[] {
  const { t } = useTranslation();
  const settings = useSettings((state) => state.settings);
  const update = useUpdateSettings();
  const paths = (['auto', 'direct', 'relay'] as const).map((id) => ({
    id,
    label: t(`settings.forwardPaths.${id}`),
  }));
  return [
    {
      section: 'forwards',
      words: `${t('settings.sections.forwards')} ${t('settings.forwardPath')} relay`,
      control: (
        <>
          <Select
            label={t('settings.forwardPath')}
            options={paths}
            value={settings.forwardPath}
            onChange={(forwardPath) => update({ forwardPath })}
          />
          <p className={styles.hint}>{t('settings.forwardPathHint')}</p>
        </>
      ),
    },
  ];
}

/** The sizes that the settings allow. */
const fontSizes = Array.from({ length: 15 }, (_, index) => `${index + 10}`);

function useOtherEntries(): readonly Entry[] {
  const { t } = useTranslation();
  const settings = useSettings((state) => state.settings);
  const update = useUpdateSettings();
  return [
    {
      section: 'editor',
      words: t('settings.editorFontSize'),
      control: (
        <Select
          label={t('settings.editorFontSize')}
          options={fontSizes.map((size) => ({ id: size, label: `${size} px` }))}
          value={`${settings.editorFontSize}`}
          onChange={(size) => update({ editorFontSize: Number(size) })}
        />
      ),
    },
    {
      section: 'shortcuts',
      words: `${t('settings.singleKeys')} k9s`,
      control: (
        <>
          <Switch
            isSelected={settings.singleKeyShortcuts}
            onChange={(singleKeyShortcuts) => update({ singleKeyShortcuts })}
          >
            {t('settings.singleKeys')}
          </Switch>
          <p className={styles.hint}>{t('settings.singleKeysHint')}</p>
        </>
      ),
    },
    {
      section: 'shortcuts',
      words: t('settings.showShortcuts'),
      control: <Button onPress={openShortcutSheet}>{t('settings.showShortcuts')}</Button>,
    },
    { section: 'node', words: `${t('settings.sections.node')} nodeSelector`, control: <NodeLabels /> },
  ];
}
