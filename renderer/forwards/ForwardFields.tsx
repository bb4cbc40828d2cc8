// The lower half of the dialog: where a forward listens, and what else it remembers.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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

export interface ForwardFieldsProps {
  readonly values: ForwardFormValues;
  readonly checked: CheckedForward;
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

function LocalPort({ values, checked, isChange, startsHere, onChange }: ForwardFieldsProps) {
  const { t } = useTranslation();
  const { podPort, localPort, taken, errors } = checked;
  const isEmpty = values.localPort.trim() === '';
  const error = isEmpty ? undefined : errors.localPort;
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
        error={
          error && t(`forwards.dialog.${error}`, { target: taken === undefined ? '' : forwardName(taken) })
        }
        description={isLow ? t('forwards.dialog.privileged') : isChange ? undefined : hint}
      />
      <Checkbox isSelected={values.isAnyPort} onChange={(isAnyPort) => onChange({ isAnyPort })}>
        {t('forwards.dialog.anyPort')}
      </Checkbox>
    </>
  );
}

const TYPED = 'typed';

function BindAddress({ values, checked, onChange }: ForwardFieldsProps) {
  const { t } = useTranslation();
  const known = bindChoices.find((address) => address === values.bindAddress);
  const [isTyped, setTyped] = useState(known === undefined);
  const isWrong = checked.errors.bindAddress !== undefined;
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
            error={isWrong && values.bindAddress !== '' ? t('forwards.dialog.notAnAddress') : undefined}
            isMono
            autoFocus
          />
        )}
      </div>
      {!isWrong && isExposed(values) && (
        <p className={styles.warning}>
          <StatusIcon kind="warn" />
          {t('forwards.dialog.exposed')}
        </p>
      )}
    </>
  );
}
