// The upper half of the dialog: which port of which pod.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { usePods } from '../state/podsStore.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './Forwards.module.css';
import { type ForwardFormErrors, type ForwardFormValues, OTHER_PORT, portId } from './forwardForm.ts';
import { isForwardable, type PodPort, portText } from './podPorts.ts';

export interface ForwardTargetProps {
  readonly pod: PodRef | undefined;
  /** Undefined: the pod is given. */
  readonly onPod: ((pod: PodRef) => void) | undefined;
  readonly declared: readonly PodPort[];
  readonly values: ForwardFormValues;
  readonly errors: ForwardFormErrors;
  readonly onChange: (change: Partial<ForwardFormValues>) => void;
}

export function ForwardTarget({ pod, onPod, declared, values, errors, onChange }: ForwardTargetProps) {
  const { t } = useTranslation();
  return (
    <>
      {onPod === undefined ? (
        <p className={styles.target}>
          <code>
            {pod?.namespace}/{pod?.name}
          </code>
        </p>
      ) : (
        <PodSelect pod={pod} onPod={onPod} />
      )}
      <div className={styles.fields}>
        <Select
          label={t('forwards.dialog.podPort')}
          value={values.port}
          options={[
            ...declared
              .filter(({ protocol }) => isForwardable(protocol))
              .map((port) => ({ id: portId(port), label: portLabel(port) })),
            { id: OTHER_PORT, label: t('forwards.otherPort') },
          ]}
          onChange={(port) => onChange({ port })}
        />
        {values.port === OTHER_PORT && (
          <OtherPort {...{ values, errors, onChange }} takesFocus={pod !== undefined} />
        )}
      </div>
    </>
  );
}

interface OtherPortProps extends Pick<ForwardTargetProps, 'values' | 'errors' | 'onChange'> {
  readonly takesFocus: boolean;
}

/** One that the pod does not declare. */
function OtherPort({ values, errors, onChange, takesFocus }: OtherPortProps) {
  const { t } = useTranslation();
  const error = values.otherPort === '' ? undefined : errors.otherPort;
  return (
    <>
      <TextField
        label={t('forwards.dialog.number')}
        value={values.otherPort}
        onChange={(otherPort) => onChange({ otherPort })}
        error={error && t(`forwards.dialog.${error}`)}
        inputMode="numeric"
        autoFocus={takesFocus}
      />
      <Select
        label={t('forwards.dialog.protocol')}
        value={values.otherProtocol}
        options={[
          { id: 'TCP', label: 'TCP' },
          { id: 'UDP', label: 'UDP' },
        ]}
        onChange={(otherProtocol) => onChange({ otherProtocol })}
      />
    </>
  );
}

/** `web: 8080/TCP (http)`. */
function portLabel(port: PodPort): string {
  const name = port.name === undefined ? '' : ` (${port.name})`;
  return `${port.container}: ${portText(port)}${name}`;
}

const idOf = ({ namespace, name }: PodRef) => `${namespace}/${name}`;

function PodSelect({
  pod,
  onPod,
}: {
  readonly pod: PodRef | undefined;
  readonly onPod: (pod: PodRef) => void;
}) {
  const { t } = useTranslation();
  const byUid = usePods((state) => state.byUid);
  const pods = useMemo(
    () =>
      [...byUid.values()].map(({ metadata }) => metadata).toSorted((a, b) => idOf(a).localeCompare(idOf(b))),
    [byUid],
  );
  return (
    <Select
      label={t('forwards.dialog.pod')}
      value={pod === undefined ? '' : idOf(pod)}
      placeholder={t(pods.length === 0 ? 'forwards.dialog.noPods' : 'forwards.dialog.choosePod')}
      options={pods.map((ref) => ({ id: idOf(ref), label: idOf(ref) }))}
      onChange={(id) => {
        const chosen = pods.find((ref) => idOf(ref) === id);
        if (chosen) onPod({ namespace: chosen.namespace, name: chosen.name });
      }}
    />
  );
}
