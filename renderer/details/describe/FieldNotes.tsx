// What of the manifest acts otherwise than in a cluster: nothing is ignored in silence.

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { noteText } from '../../../electron/common/manifestNotes/manifestNote.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import type { Connection } from '../../rpc/connection.ts';
import { useCall } from '../../rpc/useCall.ts';
import { lastAppliedText } from '../podManifest.ts';
import { Section } from '../Section.tsx';
import styles from './Describe.module.css';

interface Applied {
  readonly name: string;
  readonly text: string;
}

async function reviewFields(api: Connection['api'], source: Applied, signal: AbortSignal) {
  const { documents } = await api.manifests.review({ source }, { signal });
  return documents.flatMap(({ fields }) => fields).filter(({ verdict }) => verdict !== 'honoured');
}

export function FieldNotes({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { state, run } = useCall(reviewFields);
  const text = lastAppliedText(pod);
  const { name } = pod.metadata;
  useEffect(() => {
    if (text !== undefined) void run({ name: `${name}.json`, text });
  }, [name, text, run]);
  if (state.phase !== 'done' || state.output.length === 0) return null;
  return (
    <Section title={t('details.fieldNotes')} count={state.output.length}>
      <dl className={styles.annotations}>
        {state.output.map((field) => (
          <div key={field.path}>
            <dt>
              <code>{field.path}</code>
            </dt>
            <dd>{field.note && noteText(field.note, language)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
