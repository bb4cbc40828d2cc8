// Asks before deleting: names what goes, says what stays, and shows what could not be deleted.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeleteResult } from '../../electron/common/contract/pods.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { saidText } from '../rpc/errorText.ts';
import { useSettings } from '../state/settingsStore.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './DeletePodsDialog.module.css';
import { closeDeletion, parseGrace, typedConfirmation, useDeletion } from './deletion.ts';
import { podRow } from './podRow.ts';
import { type DeleteOptions, useDeletePods } from './useDeletePods.ts';

/** Names shown before "and 14 more". */
const SHOWN_NAMES = 10;
/** What Kubernetes gives a pod that asks for nothing. */
const DEFAULT_GRACE_SECONDS = 30;

/** The one instance; it opens by requestDelete. */
export function DeletePodsDialog() {
  const { pods } = useDeletion();
  const mustAsk = useSettings(({ settings }) => settings.confirmDeletes);
  const [failed, setFailed] = useState<readonly DeleteResult[]>([]);
  const deletePods = useDeletePods();
  const asks = pods !== undefined && (mustAsk || typedConfirmation(pods) !== undefined);

  useEffect(() => {
    if (pods === undefined || asks) return;
    closeDeletion();
    void deletePods(pods, { graceSeconds: undefined, force: false }).then(setFailed);
  }, [pods, asks, deletePods]);

  return (
    <>
      {asks && (
        <Confirmation key={pods.map((pod) => pod.metadata.uid).join()} pods={pods} onFailed={setFailed} />
      )}
      <FailedResults results={failed} onClose={() => setFailed([])} />
    </>
  );
}

function Confirmation(props: {
  readonly pods: readonly PodObject[];
  readonly onFailed: (failed: readonly DeleteResult[]) => void;
}) {
  const { pods, onFailed } = props;
  const { t } = useTranslation();
  const [grace, setGrace] = useState('');
  const [force, setForce] = useState(false);
  const [typed, setTyped] = useState('');
  const count = pods.length;
  const form = count === 1 ? 'one' : 'several';
  const graceSeconds = parseGrace(grace);
  const isTyped = typedConfirmation(pods) === undefined || typed.trim() === `${count}`;
  const isReady = isTyped && (force || graceSeconds !== 'invalid');

  const { isBusy, run } = useDeletionRun(pods, onFailed);
  const confirm = () => {
    if (isReady) void run({ graceSeconds: graceSeconds === 'invalid' ? undefined : graceSeconds, force });
  };
  return (
    <AlertDialog
      isOpen
      onClose={closeDeletion}
      title={t(`pods.delete.${form}.title`, { count, name: pods[0]?.metadata.name ?? '' })}
      confirmLabel={isBusy ? t('pods.delete.running') : t(`pods.delete.${form}.confirm`, { count })}
      isConfirmDisabled={!isReady}
      isBusy={isBusy}
      onConfirm={confirm}
    >
      <PodNames pods={pods} />
      <p className={styles.stays}>{t(`pods.delete.${form}.stays`)}</p>
      <TextField
        label={t('pods.delete.grace')}
        description={t('pods.delete.graceHint', { seconds: DEFAULT_GRACE_SECONDS })}
        error={!force && graceSeconds === 'invalid' ? t('pods.delete.graceInvalid') : undefined}
        value={grace}
        onChange={setGrace}
        inputMode="numeric"
        isDisabled={force}
      />
      <Checkbox isSelected={force} onChange={setForce}>
        {t('pods.delete.force')}
      </Checkbox>
      <TypedCount pods={pods} typed={typed} onType={setTyped} onSubmit={confirm} />
    </AlertDialog>
  );
}

/** Deletes once, closes the dialog, and hands on what failed. */
function useDeletionRun(pods: readonly PodObject[], onFailed: (failed: readonly DeleteResult[]) => void) {
  const deletePods = useDeletePods();
  const [isBusy, setBusy] = useState(false);
  const run = async (options: DeleteOptions) => {
    if (isBusy) return;
    setBusy(true);
    const failed = await deletePods(pods, options);
    closeDeletion();
    onFailed(failed);
  };
  return { isBusy, run };
}

interface TypedCountProps {
  readonly pods: readonly PodObject[];
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onSubmit: () => void;
}

/** Where a button alone is confirmed too easily. */
function TypedCount({ pods, typed, onType, onSubmit }: TypedCountProps) {
  const { t } = useTranslation();
  const typing = typedConfirmation(pods);
  if (typing === undefined) return null;
  return (
    <TextField
      label={t('pods.delete.typeCount', { count: pods.length })}
      description={
        typing.why === 'many'
          ? t('pods.delete.typeCountWhyMany')
          : t('pods.delete.typeCountWhyNamespaces', { count: typing.namespaces })
      }
      value={typed}
      onChange={onType}
      inputMode="numeric"
      onSubmit={onSubmit}
    />
  );
}

function PodNames({ pods }: { readonly pods: readonly PodObject[] }) {
  const { t } = useTranslation();
  const [isExpanded, setExpanded] = useState(false);
  const shown = isExpanded ? pods : pods.slice(0, SHOWN_NAMES);
  return (
    <div className={styles.names}>
      <ul>
        {shown.map((pod) => {
          const row = podRow(pod);
          return (
            <li key={row.uid} className={styles.name}>
              <StatusIcon kind={row.kind} />
              <span className={styles.podName}>{row.name}</span>
              <span className={styles.namespace}>{row.namespace}</span>
              <span className={styles.namespace}>{row.status}</span>
            </li>
          );
        })}
      </ul>
      {pods.length > shown.length && (
        <Button variant="quiet" onPress={() => setExpanded(true)}>
          {t('pods.delete.andMore', { count: pods.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

function FailedResults(props: { readonly results: readonly DeleteResult[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { results, onClose } = props;
  return (
    <Dialog
      isOpen={results.length > 0}
      onClose={onClose}
      title={t('pods.delete.failedTitle', { count: results.length })}
      footer={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <ul className={styles.results}>
        {results.map((result) => (
          <li key={`${result.namespace}/${result.name}`}>
            <strong>
              {result.namespace}/{result.name}
            </strong>{' '}
            {t(`pods.delete.result.${result.outcome}`)}
            <div className={styles.message}>{saidText(result)}</div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
