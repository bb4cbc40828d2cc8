// Above the editor: which manifest this is, and other ways to fill it.

import { ChevronDown, FileInput, RotateCcw, Trash2 } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import type { ManifestSource } from '../../electron/common/contract/manifests.ts';
import { openManifestFiles } from '../pods/useManifestDrop.ts';
import { useCanAct } from '../state/systemStore.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { isDirty, useDraft } from './draftStore.ts';
import styles from './NewPod.module.css';
import { useDeleteManifestPods } from './useDeleteManifestPods.ts';
import type { Sample } from './useSamples.ts';

export interface DraftToolbarProps {
  readonly samples: readonly Sample[];
  readonly onOpen: (source: ManifestSource) => void;
  readonly onClear: () => void;
}

export function DraftToolbar({ samples, onOpen, onClear }: DraftToolbarProps) {
  const { t } = useTranslation();
  const draft = useDraft();
  const isEmpty = draft.text.trim() === '';
  const canAct = useCanAct();
  const deletePods = useDeleteManifestPods();
  return (
    <div className={styles.toolbar}>
      <code className={styles.fileName}>{draft.name}</code>
      <span className={styles.draftState}>
        {!draft.isSaved && t('newPod.draft.notSaved')}
        {draft.isSaved && isDirty(draft) && t('newPod.draft.saved')}
      </span>
      <OpenFileButton />
      <SamplesMenu samples={samples} onOpen={onOpen} />
      <Button
        variant="quiet"
        icon={<RotateCcw size={14} aria-hidden />}
        isDisabled={isEmpty}
        onPress={onClear}
      >
        {t('newPod.draft.startOver')}
      </Button>
      <IconButton
        label={t('newPod.delete.action')}
        icon={<Trash2 size={14} aria-hidden />}
        isDisabled={isEmpty || !canAct}
        onPress={deletePods}
      />
    </div>
  );
}

function OpenFileButton() {
  const { t } = useTranslation();
  return (
    <FileTrigger
      acceptedFileTypes={['.yaml', '.yml', '.json']}
      allowsMultiple
      onSelect={(files) => void openManifestFiles([...(files ?? [])])}
    >
      <Button variant="quiet" icon={<FileInput size={14} aria-hidden />}>
        {t('newPod.openFile')}
      </Button>
    </FileTrigger>
  );
}

function SamplesMenu({ samples, onOpen }: Pick<DraftToolbarProps, 'samples' | 'onOpen'>) {
  const { t } = useTranslation();
  const items = samples.map((sample) => ({
    id: sample.name,
    label: sample.title,
    onAction: () => onOpen(sample),
  }));
  return (
    <MenuButton label={t('newPod.samples')} groups={[{ id: 'samples', items }]}>
      <Button variant="quiet" isDisabled={samples.length === 0}>
        {t('newPod.samples')}
        <ChevronDown size={14} aria-hidden />
      </Button>
    </MenuButton>
  );
}
