// Everything that `kubectl describe` says: as structure, or as kubectl's own text.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event, PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { PortList } from '../../forwards/PortList.tsx';
import type { ContainerView } from '../containerView.ts';
import { Section } from '../Section.tsx';
import { Segmented } from '../Segmented.tsx';
import { ConditionsTable } from './ConditionsTable.tsx';
import { ContainersSummary } from './ContainersSummary.tsx';
import styles from './Describe.module.css';
import { DescribeText } from './DescribeText.tsx';
import { FieldNotes } from './FieldNotes.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { AnnotationsSection, LabelsSection } from './LabelsSection.tsx';
import { RecentEvents } from './RecentEvents.tsx';
import { StateSection } from './StateSection.tsx';
import { VolumesSection } from './VolumesSection.tsx';

export interface DescribeTabProps {
  readonly pod: PodObject;
  readonly containers: readonly ContainerView[];
  readonly events: readonly Event[];
  readonly onTab: (tab: 'containers' | 'events') => void;
}

export function DescribeTab({ pod, containers, events, onTab }: DescribeTabProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<'structured' | 'text'>('structured');
  return (
    <>
      <div className={styles.toolbar}>
        <Segmented
          label={t('details.form')}
          value={form}
          onChange={setForm}
          options={[
            { id: 'structured', label: t('details.structured') },
            { id: 'text', label: t('details.text') },
          ]}
        />
      </div>
      {form === 'text' ? (
        <DescribeText pod={pod} events={events} />
      ) : (
        <div className={styles.body}>
          <ContainersSummary containers={containers} onOpen={() => onTab('containers')} />
          <Section title={t('details.ports')}>
            <PortList pod={pod} />
          </Section>
          <StateSection pod={pod} />
          <RecentEvents events={events} onAll={() => onTab('events')} />
          <ConditionsTable pod={pod} />
          <LabelsSection labels={pod.metadata.labels} />
          <AnnotationsSection annotations={pod.metadata.annotations} />
          <VolumesSection pod={pod} />
          <IdentitySection pod={pod} />
          <FieldNotes pod={pod} />
        </div>
      )}
    </>
  );
}
