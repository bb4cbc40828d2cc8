// Every field of the manifest, by what becomes of it: refused, emulated (and how), honoured.

import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { useTranslation } from 'react-i18next';
import type { FieldReport, SourceRange, Verdict } from '../../electron/common/manifest.ts';
import { noteText } from '../../electron/common/manifestNotes/manifestNote.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import type { StatusKind } from '../ui/statusKind.ts';
import styles from './NewPodSide.module.css';
import type { ReviewSummary } from './reviewSummary.ts';
import { SidePart } from './SidePart.tsx';

const kinds: Readonly<Record<Verdict, StatusKind>> = { refused: 'error', emulated: 'warn', honoured: 'ok' };
const order: readonly Verdict[] = ['refused', 'emulated', 'honoured'];

export interface FieldReportPartProps {
  readonly fields: ReviewSummary['fields'];
  readonly onReveal: (range: SourceRange) => void;
}

export function FieldReportPart({ fields, onReveal }: FieldReportPartProps) {
  const { t } = useTranslation();
  const total = order.reduce((sum, verdict) => sum + fields[verdict].length, 0);
  if (total === 0) return null;
  return (
    <SidePart title={t('newPod.fields.title')} count={total}>
      {order
        .filter((verdict) => fields[verdict].length > 0)
        .map((verdict) => (
          <Disclosure key={verdict} defaultExpanded={verdict !== 'honoured'} className={styles.fields ?? ''}>
            <Button slot="trigger" className={styles.fieldsTrigger ?? ''}>
              <ChevronRight size={14} className={styles.chevron} aria-hidden />
              <StatusIcon kind={kinds[verdict]} />
              {t(`newPod.fields.${verdict}`)}
              <span className={styles.count}>{fields[verdict].length}</span>
            </Button>
            <DisclosurePanel>
              <FieldList fields={fields[verdict]} onReveal={onReveal} />
            </DisclosurePanel>
          </Disclosure>
        ))}
    </SidePart>
  );
}

interface FieldListProps {
  readonly fields: readonly FieldReport[];
  readonly onReveal: (range: SourceRange) => void;
}

function FieldList({ fields, onReveal }: FieldListProps) {
  const language = useLanguage();
  return (
    <ul className={styles.problems}>
      {fields.map((field) => (
        <li key={`${field.line}/${field.column}/${field.path}`}>
          <Button className={styles.field ?? ''} onPress={() => onReveal(field)}>
            <code>{field.path}</code>
            {field.note !== undefined && <span className={styles.sub}>{noteText(field.note, language)}</span>}
          </Button>
        </li>
      ))}
    </ul>
  );
}
