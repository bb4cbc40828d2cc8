// What stands beside an empty editor: the ways to begin.

import { FileCode2, FilePlus2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { ManifestSource } from '../../electron/common/contract/manifests.ts';
import styles from './NewPodSide.module.css';
import { SidePart } from './SidePart.tsx';
import type { Sample } from './useSamples.ts';

export interface StartPanelProps {
  readonly samples: readonly Sample[];
  readonly onImage: () => void;
  readonly onOpen: (source: ManifestSource) => void;
}

export function StartPanel({ samples, onImage, onOpen }: StartPanelProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.sideBody}>
      <SidePart title={t('newPod.start.title')}>
        <p className={styles.muted}>{t('newPod.start.text')}</p>
        <ul className={styles.choices}>
          <li>
            <AriaButton className={styles.choice ?? ''} onPress={onImage}>
              <FilePlus2 size={16} aria-hidden />
              <span>
                <span className={styles.choiceTitle}>{t('newPod.start.image')}</span>
                <span className={styles.sub}>{t('newPod.start.imageText')}</span>
              </span>
            </AriaButton>
          </li>
        </ul>
      </SidePart>
      <SidePart title={t('newPod.samples')}>
        <ul className={styles.choices}>
          {samples.map((sample) => (
            <li key={sample.name}>
              <AriaButton className={styles.choice ?? ''} onPress={() => onOpen(sample)}>
                <FileCode2 size={16} aria-hidden />
                <span>
                  <span className={styles.choiceTitle}>{sample.title}</span>
                  <span className={styles.sub}>{sample.name}</span>
                </span>
              </AriaButton>
            </li>
          ))}
        </ul>
      </SidePart>
    </div>
  );
}
