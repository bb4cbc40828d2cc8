// The frame of the dialog: a form that stays open until what it asks for is done, so that it can be corrected.

import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Forwards.module.css';
import { closeForwardDialog } from './forwardRequests.ts';

export interface ForwardFrameProps {
  readonly title: string;
  readonly confirm: string;
  readonly canSubmit: boolean;
  /** Resolves to why it was not done; undefined: done. */
  readonly onSubmit: () => Promise<string | undefined>;
  readonly children: ReactNode;
}

export function ForwardFrame({ title, confirm, canSubmit, onSubmit, children }: ForwardFrameProps) {
  const { t } = useTranslation();
  const form = useId();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const submit = async () => {
    if (!canSubmit || isBusy) return;
    setBusy(true);
    setFailure(await onSubmit());
    setBusy(false);
  };
  return (
    <Dialog
      isOpen
      onClose={closeForwardDialog}
      title={title}
      footer={
        <>
          <Button onPress={closeForwardDialog}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={!canSubmit || isBusy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children}
        {failure !== undefined && (
          <p role="alert" className={styles.error}>
            {failure}
          </p>
        )}
      </form>
    </Dialog>
  );
}
