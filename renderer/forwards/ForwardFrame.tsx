// The frame of the dialog: a form that stays open until what it asks for is done, so that it can be corrected.

import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Forwards.module.css';
import { closeForwardDialog } from './forwardRequests.ts';

export interface ForwardFrameProps {
  readonly title: string;
  readonly confirm: string;
  readonly canSubmit: boolean;
  /** Resolves to why it was not done, unless that stands at a field. */
  readonly onSubmit: () => Promise<string | undefined>;
  readonly children: ReactNode;
}

export function ForwardFrame({ title, confirm, canSubmit, onSubmit, children }: ForwardFrameProps) {
  const { t } = useTranslation();
  const form = useId();
  const fields = useRef<HTMLFormElement>(null);
  const { isBusy, failure, submit } = useSubmit(fields, canSubmit, onSubmit);
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
        ref={fields}
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

/** One try after the other; the focus goes to the field at which one was refused. */
function useSubmit(
  fields: RefObject<HTMLFormElement | null>,
  canSubmit: boolean,
  onSubmit: ForwardFrameProps['onSubmit'],
) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [tries, setTries] = useState(0);
  // What was refused at a field is corrected there, and read out with it.
  useEffect(() => {
    if (tries > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [fields, tries]);
  const submit = async () => {
    if (!canSubmit || isBusy) return;
    setBusy(true);
    setFailure(await onSubmit());
    setBusy(false);
    setTries((count) => count + 1);
  };
  return { isBusy, failure, submit };
}
