// The lower half of the dialog: where a forward listens, and what else it remembers.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './Forwards.module.css';
import {
  bindChoices,
  type CheckedForward,
  type ForwardFormValues,
  isExposed,
  isPrivileged,
} from './forwardForm.ts';
import { forwardName } from './forwardsView.ts';
import type { RefusedField } from './useRefusal.ts';

export interface ForwardFieldsProps {
  readonly values: ForwardFormValues;
  readonly checked: CheckedForward;
  /** What was submitted as it stands here, and could not be had. */
  readonly refused: RefusedField | undefined;
  readonly isChange: boolean;
  /** The local port has the first focus: all before it is chosen, and Enter is enough. */
  readonly startsHere: boolean;
  readonly onChange: (change: Partial<ForwardFormValues>) => void;
}

export function ForwardFields(props: ForwardFieldsProps) {
  const { t } = useTranslation();
  const { values, checked, isChange, onChange } = props;
  return (
    <>
      <LocalPort {...props} />
      <BindAddress {...props} />
      {checked.protocol === 'TCP' && (
        <Select
          label={t('forwards.dialog.scheme')}
          value={values.scheme}
          options={(isChange ? schemes : (['auto', ...schemes] as const)).map((id) => ({
            id,
            label: t(`forwards.dialog.schemes.${id}`),
          }))}
          onChange={(scheme) => onChange({ scheme })}
        />
      )}
      <Checkbox
        isSelected={values.restoreOnStart}
        onChange={(restoreOnStart) => onChange({ restoreOnStart })}
      >
        {t('forwards.dialog.restore')}
      </Checkbox>
    </>
  );
}

const schemes = ['none', 'http', 'https'] as const;

function LocalPort({ values, checked, refused, isChange, startsHere, onChange }: ForwardFieldsProps) {
  const { t } = useTranslation();
  const { podPort, localPort, taken, errors } = checked;
  const isEmpty = values.localPort.trim() === '';
  const wrong = isEmpty ? undefined : errors.localPort;
  const error =
    wrong === undefined
      ? textAt('localPort', refused)
      : t(`forwards.dialog.${wrong}`, { target: taken === undefined ? '' : forwardName(taken) });
  const freePort = refused?.freePort;
  const hint =
    podPort === undefined ? t('forwards.dialog.sameAny') : t('forwards.dialog.same', { port: podPort });
  const isLow = isPrivileged(isEmpty && !values.isAnyPort ? podPort : localPort);
  return (
    <>
      <TextField
        label={t('forwards.dialog.localPort')}
        value={values.isAnyPort ? '' : values.localPort}
        onChange={(text) => onChange({ localPort: text })}
        isDisabled={values.isAnyPort}
        inputMode="numeric"
        autoFocus={startsHere}
        error={error}
        description={isLow ? t('forwards.dialog.privileged') : isChange ? undefined : hint}
      />
      {freePort !== undefined && (
        <div className={styles.troubleActions}>
          <Button onPress={() => onChange({ localPort: `${freePort}`, isAnyPort: false })}>
            {t('forwards.usePort', { port: freePort })}
          </Button>
        </div>
      )}
      <Checkbox isSelected={values.isAnyPort} onChange={(isAnyPort) => onChange({ isAnyPort })}>
        {t('forwards.dialog.anyPort')}
      </Checkbox>
    </>
  );
}

function textAt(field: RefusedField['field'], refused: RefusedField | undefined): string | undefined {
  return refused?.field === field ? refused.text : undefined;
}

const TYPED = 'typed';

function BindAddress({ values, checked, refused, onChange }: ForwardFieldsProps) {
  const { t } = useTranslation();
  const known = bindChoices.find((address) => address === values.bindAddress);
  const [isTyped, setTyped] = useState(known === undefined);
  const isWrong = checked.errors.bindAddress !== undefined;
  const notHere = textAt('bindAddress', refused);
  return (
    <>
      <div className={styles.fields}>
        <Select
          label={t('forwards.dialog.bindAddress')}
          value={isTyped ? TYPED : (known ?? TYPED)}
          options={[
            ...bindChoices.map((id) => ({ id, label: `${id}  (${t(`forwards.dialog.addresses.${id}`)})` })),
            { id: TYPED, label: t('forwards.dialog.otherAddress') },
          ]}
          onChange={(id) => {
            setTyped(id === TYPED);
            onChange({ bindAddress: id === TYPED ? '' : id });
          }}
        />
        {isTyped && (
          <TextField
            label={t('forwards.dialog.address')}
            value={values.bindAddress}
            onChange={(bindAddress) => onChange({ bindAddress })}
            error={isWrong && values.bindAddress !== '' ? t('forwards.dialog.notAnAddress') : notHere}
            isMono
            autoFocus
          />
        )}
      </div>
      {!isTyped && notHere !== undefined && (
        <p role="alert" className={styles.error}>
          {notHere}
        </p>
      )}
      {!isWrong && isExposed(values) && (
        <p className={styles.warning}>
          <StatusIcon kind="warn" />
          {t('forwards.dialog.exposed')}
        </p>
      )}
    </>
  );
}
