// Everything the app can do from anywhere, once: the keyboard, the palette and the shortcut sheet read this list.

import type { TFunction } from 'i18next';
import type { Settings, SettingsPatch } from '../../electron/common/contract/settings.ts';
import { openForwardDialog } from '../forwards/forwardRequests.ts';
import { languageNames } from '../i18n/languageNames.ts';
import { stepDockTab } from './dockStore.ts';
import { focusDockTab, keepFocus } from './focusDockTab.ts';
import { focusFilter } from './focusFilter.ts';
import { isMac } from './platform.ts';
import { cycleRegion } from './regions.ts';
import type { Route } from './routes.ts';
import { openPalette, openShortcutSheet, toggleDock, toggleDockMaximised, useShell } from './shellStore.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'go' | 'actions' | 'settings';
  /** As chords.ts reads it; the first one is printed. */
  readonly chords: readonly string[];
  /** Keys that a text editor needs itself while it has the focus. */
  readonly yieldsToEditor?: boolean;
  /** Not offered in the palette, where it would make no sense. */
  readonly isKeyOnly?: boolean;
  readonly run: () => void;
}

export interface CommandContext {
  readonly t: TFunction;
  readonly go: (route: Route) => void;
  readonly update: (patch: SettingsPatch) => void;
  readonly toggleDetails: () => void;
  readonly retryEngine: () => void;
  readonly settings: Settings;
  /** Closes the tab that the dock shows; undefined while it shows none. */
  readonly closeDockTab: (() => void) | undefined;
  /** Undefined where this host has no shell to offer. */
  readonly openHostShell: (() => void) | undefined;
  /** Switches off every forward that is on; undefined while none is. */
  readonly stopForwards: (() => void) | undefined;
  /** What can be deleted from here; empty while nothing may be. */
  readonly deletions: {
    /** The pod whose details are open. */
    readonly pod?: { readonly name: string; readonly run: () => void } | undefined;
    /** The manifest on the New-pod page. */
    readonly manifest?: { readonly name: string; readonly run: () => void } | undefined;
  };
}

export function commandList(context: CommandContext): readonly Command[] {
  return [
    ...goCommands(context),
    ...actionCommands(context),
    ...regionCommands(context),
    ...dockCommands(context),
    ...forwardCommands(context),
    ...deleteCommands(context),
    ...settingCommands(context),
  ];
}

function goCommands({ t, go }: CommandContext): readonly Command[] {
  const to = (id: string, title: string, chords: readonly string[], route: Route): Command => ({
    id,
    title,
    group: 'go',
    chords,
    run: () => go(route),
  });
  return [
    to('go.pods', t('shell.nav.pods'), ['Mod+1'], { page: 'pods' }),
    to('go.events', t('shell.nav.events'), ['Mod+2'], { page: 'events' }),
    to('go.forwards', t('shell.nav.forwards'), ['Mod+4'], { page: 'forwards' }),
    to('go.deleted', t('shell.nav.deleted'), [], { page: 'deleted' }),
    to('go.settings', t('shell.nav.settings'), ['Mod+,'], { page: 'settings' }),
    to('go.help', t('shell.nav.help'), [], { page: 'help' }),
  ];
}

function actionCommands({ t, go, toggleDetails, retryEngine }: CommandContext): readonly Command[] {
  const group = 'actions';
  return [
    {
      id: 'newPod',
      title: t('shell.commands.newPod'),
      group,
      chords: ['Mod+N'],
      run: () => go({ page: 'new' }),
    },
    {
      id: 'palette',
      title: t('shell.commands.palette'),
      group,
      chords: ['Mod+K', 'Mod+Shift+P'],
      isKeyOnly: true,
      run: () => openPalette(),
    },
    {
      id: 'focusFilter',
      title: t('shell.commands.focusFilter'),
      group,
      chords: ['Mod+F'],
      yieldsToEditor: true,
      isKeyOnly: true,
      run: focusFilter,
    },
    {
      id: 'toggleDetails',
      title: t('shell.commands.toggleDetails'),
      group,
      chords: ['Mod+I'],
      yieldsToEditor: true,
      run: toggleDetails,
    },
    { id: 'shortcuts', title: t('shell.commands.shortcuts'), group, chords: ['?'], run: openShortcutSheet },
    { id: 'retryEngine', title: t('shell.commands.retryEngine'), group, chords: [], run: retryEngine },
  ];
}

function regionCommands({ t }: CommandContext): readonly Command[] {
  const group = 'actions';
  return [
    {
      id: 'nextRegion',
      title: t('shell.commands.nextRegion'),
      group,
      chords: ['F6'],
      isKeyOnly: true,
      run: () => cycleRegion(1),
    },
    {
      id: 'previousRegion',
      title: t('shell.commands.previousRegion'),
      group,
      chords: ['Shift+F6'],
      isKeyOnly: true,
      run: () => cycleRegion(-1),
    },
  ];
}

function dockCommands({ t, closeDockTab, openHostShell }: CommandContext): readonly Command[] {
  const command = (
    id:
      | 'toggleDock'
      | 'focusDock'
      | 'maximiseDock'
      | 'nextDockTab'
      | 'previousDockTab'
      | 'closeDockTab'
      | 'hostShell',
    chords: readonly string[],
    run: () => void,
  ): Command => ({ id, title: t(`shell.commands.${id}`), group: 'actions', chords, run });
  const step = (by: 1 | -1) => {
    stepDockTab(by);
    focusDockTab();
  };
  return [
    command('toggleDock', ['Mod+J'], () => {
      toggleDock();
      keepFocus();
    }),
    command('focusDock', ['Ctrl+`'], () => {
      useShell.setState({ isDockOpen: true });
      focusDockTab();
    }),
    command('maximiseDock', ['Mod+Shift+J'], () => {
      toggleDockMaximised();
      keepFocus();
    }),
    command('nextDockTab', ['Ctrl+Tab'], () => step(1)),
    command('previousDockTab', ['Ctrl+Shift+Tab'], () => step(-1)),
    ...(closeDockTab === undefined
      ? []
      : [command('closeDockTab', isMac ? ['Mod+W'] : ['Ctrl+Shift+W', 'Ctrl+W'], closeDockTab)]),
    ...(openHostShell === undefined ? [] : [command('hostShell', [], openHostShell)]),
  ];
}

/** Without a chord of its own: found in the palette. */
const action = (id: string, title: string, run: () => void): Command => ({
  id,
  title,
  group: 'actions',
  chords: [],
  run,
});

function forwardCommands({ t, stopForwards }: CommandContext): readonly Command[] {
  return [
    action('newForward', t('forwards.actions.forwardPort'), () => openForwardDialog({ kind: 'new' })),
    ...(stopForwards ? [action('stopForwards', t('forwards.palette.stopAll'), stopForwards)] : []),
  ];
}

function deleteCommands({ t, deletions: { pod, manifest } }: CommandContext): readonly Command[] {
  return [
    ...(pod ? [action('deletePod', t('shell.commands.deletePod', { name: pod.name }), pod.run)] : []),
    ...(manifest
      ? [action('deleteManifest', t('shell.commands.deleteManifest', { name: manifest.name }), manifest.run)]
      : []),
  ];
}

function settingCommands({ t, update, settings }: CommandContext): readonly Command[] {
  const setting = (id: string, title: string, patch: SettingsPatch, isCurrent: boolean): Command[] =>
    isCurrent ? [] : [{ id, title, group: 'settings', chords: [], run: () => update(patch) }];
  return [
    ...(['system', 'light', 'dark'] as const).flatMap((theme) =>
      setting(`theme.${theme}`, t(`shell.commands.theme.${theme}`), { theme }, settings.theme === theme),
    ),
    ...(['compact', 'default', 'comfortable'] as const).flatMap((density) =>
      setting(
        `density.${density}`,
        t(`shell.commands.density.${density}`),
        { density },
        settings.density === density,
      ),
    ),
    ...setting(
      'language.system',
      t('shell.commands.language.system'),
      { language: 'system' },
      settings.language === 'system',
    ),
    ...(['en', 'zh-CN'] as const).flatMap((language) =>
      setting(`language.${language}`, languageNames[language], { language }, settings.language === language),
    ),
  ];
}
