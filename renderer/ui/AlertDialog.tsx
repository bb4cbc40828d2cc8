// Asks before a destructive act. Cancel has the first focus, so Enter by reflex destroys nothing.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface AlertDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Names the act and its object, for example `Delete 3 pods`. */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly isConfirmDisabled?: boolean;
  readonly isBusy?: boolean;
}

export function AlertDialog(props: AlertDialogProps) {
  const { t } = useTranslation();
  const { isBusy = false, isConfirmDisabled = false } = props;
  return (
    <Dialog
      role="alertdialog"
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      isDismissable={!isBusy}
      footer={
        <>
          <Button autoFocus isDisabled={isBusy} onPress={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" isDisabled={isConfirmDisabled || isBusy} onPress={props.onConfirm}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
