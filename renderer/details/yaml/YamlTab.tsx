// The manifest as it was applied and the live object, to read, copy, save, and change.

import { Download, Pencil, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { CodeView, type CodeViewHandle } from '../../editor/CodeView.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { canEdit, editPod } from '../editPod.ts';
import { Segmented } from '../Segmented.tsx';
import { type PodTextFormat, type PodTextSource, podText } from './podText.ts';
import { saveText } from './saveText.ts';
import styles from './Yaml.module.css';

export function YamlTab({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  const [source, setSource] = useState<PodTextSource>('applied');
  const [format, setFormat] = useState<PodTextFormat>('yaml');
  const view = useRef<CodeViewHandle>(null);
  const text = useMemo(() => podText(pod, source, format), [pod, source, format]);
  const { name } = pod.metadata;
  return (
    <>
      <YamlToolbar
        pod={pod}
        shown={{ source, format, text: text ?? '' }}
        onSource={setSource}
        onFormat={setFormat}
        onFind={() => view.current?.find()}
      />
      {text === undefined ? (
        <EmptyState title={t('details.yaml.notApplied')} text={t('details.yaml.notAppliedText')} />
      ) : (
        <CodeView
          key={`${source}/${format}`}
          label={t(`details.yaml.labels.${source}`, { name })}
          text={text}
          handle={view}
        />
      )}
    </>
  );
}

interface YamlToolbarProps {
  readonly pod: PodObject;
  readonly shown: { readonly source: PodTextSource; readonly format: PodTextFormat; readonly text: string };
  readonly onSource: (source: PodTextSource) => void;
  readonly onFormat: (format: PodTextFormat) => void;
  readonly onFind: () => void;
}

function YamlToolbar({ pod, shown, onSource, onFormat, onFind }: YamlToolbarProps) {
  const { t } = useTranslation();
  const { name } = pod.metadata;
  return (
    <div className={styles.toolbar}>
      <Segmented
        label={t('details.yaml.source')}
        value={shown.source}
        onChange={onSource}
        options={[
          { id: 'applied', label: t('details.yaml.applied') },
          { id: 'live', label: t('details.yaml.live') },
        ]}
      />
      <Segmented
        label={t('details.yaml.format')}
        value={shown.format}
        onChange={onFormat}
        options={[
          { id: 'yaml', label: 'YAML' },
          { id: 'json', label: 'JSON' },
        ]}
      />
      <span className={styles.space} />
      <IconButton label={t('details.yaml.find')} icon={<Search size={14} aria-hidden />} onPress={onFind} />
      <CopyButton text={shown.text} label={t('common.copy')} />
      <IconButton
        label={t('details.yaml.download')}
        icon={<Download size={14} aria-hidden />}
        onPress={() => saveText(`${name}.${shown.format}`, shown.text)}
      />
      <EditButton pod={pod} />
    </div>
  );
}

/** The manifest as it was applied, in the editor. */
function EditButton({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  return (
    <Button icon={<Pencil size={14} aria-hidden />} isDisabled={!canEdit(pod)} onPress={() => editPod(pod)}>
      {t('details.yaml.edit')}
    </Button>
  );
}
