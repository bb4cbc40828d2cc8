// The manifest as it was applied and the live object, to read, copy, save, and change.

import { Download, Pencil, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { startNewPod } from '../../app/startNewPod.ts';
import { CodeView, type CodeViewHandle } from '../../editor/CodeView.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
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
  const edit = () => {
    const manifest = podText(pod, 'applied', 'yaml');
    if (manifest === undefined) return;
    startNewPod({ kind: 'manifests', sources: [{ name: `${name}.yaml`, text: manifest }] });
  };
  return (
    <>
      <div className={styles.toolbar}>
        <Segmented
          label={t('details.yaml.source')}
          value={source}
          onChange={setSource}
          options={[
            { id: 'applied', label: t('details.yaml.applied') },
            { id: 'live', label: t('details.yaml.live') },
          ]}
        />
        <Segmented
          label={t('details.yaml.format')}
          value={format}
          onChange={setFormat}
          options={[
            { id: 'yaml', label: 'YAML' },
            { id: 'json', label: 'JSON' },
          ]}
        />
        <span className={styles.space} />
        <IconButton
          label={t('details.yaml.find')}
          icon={<Search size={14} aria-hidden />}
          onPress={() => view.current?.find()}
        />
        <CopyButton text={text ?? ''} label={t('common.copy')} />
        <IconButton
          label={t('details.yaml.download')}
          icon={<Download size={14} aria-hidden />}
          onPress={() => saveText(`${name}.${format}`, text ?? '')}
        />
        <Button
          icon={<Pencil size={14} aria-hidden />}
          isDisabled={podText(pod, 'applied', 'yaml') === undefined}
          onPress={edit}
        >
          {t('details.yaml.edit')}
        </Button>
      </div>
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
