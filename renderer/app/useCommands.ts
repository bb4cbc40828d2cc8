// The command list with everything it needs from the running page.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRetryEngine } from '../engine/useRetryEngine.ts';
import { useForwardCalls } from '../forwards/useForwardCalls.ts';
import { useDraft } from '../newPod/draftStore.ts';
import { useDeleteManifestPods } from '../newPod/useDeleteManifestPods.ts';
import { requestDelete } from '../pods/deletion.ts';
import { useForwards } from '../state/forwardsStore.ts';
import { findPod, usePods } from '../state/podsStore.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import { useTerminals } from '../state/terminalsStore.ts';
import { useUpdateSettings } from '../state/useUpdateSettings.ts';
import { openNewTerminal } from '../terminal/terminalActions.ts';
import { type Command, type CommandContext, commandList } from './commands.ts';
import { toggleDetails } from './detailsRoute.ts';
import { useDock } from './dockStore.ts';
import { useShell } from './shellStore.ts';
import { useCloseDockTab } from './useCloseDockTab.ts';
import { navigate, useRoute } from './useRoute.ts';

export function useCommands(): readonly Command[] {
  const { t } = useTranslation();
  const settings = useSettings((state) => state.settings);
  const update = useUpdateSettings();
  const retryEngine = useRetryEngine();
  const deletions = useDeletions();
  const closeDockTab = useCloseShownTab();
  const stopForwards = useStopForwards();
  const hasHostShell = useTerminals((state) => state.hostShell === 'available');
  return useMemo(
    () =>
      commandList({
        t,
        go: navigate,
        update,
        toggleDetails,
        retryEngine,
        settings,
        closeDockTab,
        openHostShell: hasHostShell ? () => openNewTerminal({ kind: 'host' }) : undefined,
        stopForwards,
        deletions,
      }),
    [t, update, retryEngine, settings, closeDockTab, hasHostShell, stopForwards, deletions],
  );
}

function useCloseShownTab(): (() => void) | undefined {
  const close = useCloseDockTab();
  const isOpen = useShell((state) => state.isDockOpen);
  const tab = useDock(({ tabs, selected }) => tabs.find(({ id }) => id === selected));
  return useMemo(() => (isOpen && tab !== undefined ? () => close(tab) : undefined), [isOpen, tab, close]);
}

function useStopForwards(): (() => void) | undefined {
  const calls = useForwardCalls();
  const hasAny = useForwards(({ byId }) => [...byId.values()].some(({ isOn }) => isOn));
  return useMemo(() => {
    const stop = () => {
      const { byId } = useForwards.getState();
      void calls.setOn(
        [...byId.values()].filter(({ isOn }) => isOn),
        false,
      );
    };
    return hasAny ? stop : undefined;
  }, [calls, hasAny]);
}

function useDeletions(): CommandContext['deletions'] {
  const canAct = useCanAct();
  const route = useRoute();
  const manifest = useDraft(({ name, text }) => (text.trim() === '' ? undefined : name));
  const deleteManifestPods = useDeleteManifestPods();
  return useMemo(() => {
    if (!canAct) return {};
    // Looked up when it runs: a pod may change between now and then.
    const deleteOpenPod = () => {
      const pod = route.page === 'pod' && findPod(usePods.getState(), route.namespace, route.name);
      if (pod) requestDelete([pod]);
    };
    return {
      pod: route.page === 'pod' ? { name: route.name, run: deleteOpenPod } : undefined,
      manifest: manifest === undefined ? undefined : { name: manifest, run: deleteManifestPods },
    };
  }, [canAct, route, manifest, deleteManifestPods]);
}
