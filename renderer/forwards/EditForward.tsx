// A forward that is there: where it listens can be changed, what it leads to cannot.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import { useForwards } from '../state/forwardsStore.ts';
import { ForwardFields } from './ForwardFields.tsx';
import { ForwardFrame } from './ForwardFrame.tsx';
import styles from './Forwards.module.css';
import { ForwardTrouble } from './ForwardTrouble.tsx';
import { checkForm, type ForwardFormValues, formOf, updateInput } from './forwardForm.ts';
import { closeForwardDialog } from './forwardRequests.ts';
import { portText } from './podPorts.ts';
import { useForwardCalls } from './useForwardCalls.ts';
import { useRefusal } from './useRefusal.ts';

export function EditForward({ forward }: { readonly forward: Forward }) {
  const { t } = useTranslation();
  const calls = useForwardCalls();
  const [values, setValues] = useState<ForwardFormValues>(() => formOf(forward));
  const forwards = useForwards(({ byId }) => byId);
  const others = [...forwards.values()].filter(({ id }) => id !== forward.id);
  const checked = checkForm(values, [], others, true);
  const input = updateInput(forward, values, checked);
  const { refused, refuse, forget } = useRefusal();
  const change = (part: Partial<ForwardFormValues>) => {
    forget();
    setValues({ ...values, ...part });
  };

  const submit = async (): Promise<string | undefined> => {
    if (input === undefined) return undefined;
    const answer = await calls.update(input);
    if ('failure' in answer) return answer.failure;
    if (answer.refusal !== undefined) return refuse(answer.refusal);
    closeForwardDialog();
    return undefined;
  };
  const port = portText({ port: forward.podPort, protocol: forward.protocol });
  return (
    <ForwardFrame
      title={t('forwards.dialog.editTitle')}
      confirm={t('forwards.dialog.save')}
      canSubmit={input !== undefined}
      onSubmit={submit}
    >
      <p className={styles.target}>
        <code>{t('forwards.target', { pod: `${forward.pod.namespace}/${forward.pod.name}`, port })}</code>
      </p>
      <ForwardTrouble
        forward={forward}
        onFreePort={(free) => change({ localPort: `${free}`, isAnyPort: false })}
      />
      <ForwardFields
        values={values}
        checked={checked}
        refused={refused}
        isChange
        startsHere
        onChange={change}
      />
    </ForwardFrame>
  );
}
