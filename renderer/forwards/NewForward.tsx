// A forward that is to be made: of which pod, which port, and where it listens.

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { useForwards } from '../state/forwardsStore.ts';
import { findPod, usePods } from '../state/podsStore.ts';
import { ForwardFields } from './ForwardFields.tsx';
import { ForwardFrame } from './ForwardFrame.tsx';
import styles from './Forwards.module.css';
import { ForwardTarget } from './ForwardTarget.tsx';
import { localAddress } from './forwardAddress.ts';
import {
  checkForm,
  emptyForm,
  type ForwardFormValues,
  firstPort,
  OTHER_PORT,
  openInput,
} from './forwardForm.ts';
import { closeForwardDialog, editForward, type ForwardRequest } from './forwardRequests.ts';
import { forwardKey } from './pendingForwards.ts';
import { podPorts } from './podPorts.ts';
import { useForwardCalls } from './useForwardCalls.ts';
import { useRefusal } from './useRefusal.ts';

type NewForwardRequest = Extract<ForwardRequest, { kind: 'new' }>;

export function NewForward({ request }: { readonly request: NewForwardRequest }) {
  const { t } = useTranslation();
  const calls = useForwardCalls();
  const { refused, refuse, forget } = useRefusal();
  const form = useNewForward(request, forget);
  const { values, checked, existing, input, change } = form;
  const submit = async (): Promise<string | undefined> => {
    if (input === undefined) return undefined;
    const answer = await calls.open(input);
    if ('failure' in answer) return answer.failure;
    if (answer.refusal !== undefined) return refuse(answer.refusal);
    // It exists now and is tried again by itself; another port can be chosen at once.
    if (answer.forward.state.phase === 'error') editForward(answer.forward);
    else closeForwardDialog();
    return undefined;
  };
  return (
    <ForwardFrame
      title={t('forwards.dialog.title')}
      confirm={t('forwards.dialog.forward')}
      canSubmit={input !== undefined}
      onSubmit={submit}
    >
      <ForwardTarget
        pod={form.pod}
        onPod={request.pod === undefined ? form.choosePod : undefined}
        declared={form.declared}
        values={values}
        errors={checked.errors}
        onChange={change}
      />
      {existing !== undefined && (
        <p className={styles.muted}>{t('forwards.dialog.existing', { address: localAddress(existing) })}</p>
      )}
      <ForwardFields
        values={values}
        checked={checked}
        refused={refused}
        isChange={false}
        startsHere={request.pod !== undefined && values.port !== OTHER_PORT}
        onChange={change}
      />
    </ForwardFrame>
  );
}

/** What was filled in, what is wrong with it, and whether such a forward is there already. */
function useNewForward(request: NewForwardRequest, onChange: () => void) {
  const [pod, setPod] = useState<PodRef | undefined>(request.pod);
  const [changes, setChanges] = useState<Partial<ForwardFormValues>>({});
  const object = usePods((state) => pod && findPod(state, pod.namespace, pod.name));
  const declared = useMemo(() => (object === undefined ? [] : podPorts(object)), [object]);
  const all = [...useForwards(({ byId }) => byId).values()];
  const values = { ...emptyForm, port: firstPort(declared, request), ...changes };
  const { podPort, protocol } = checkForm(values, declared, [], false);
  const key = pod && podPort && forwardKey({ pod, podPort, protocol });
  const existing = all.find((one) => forwardKey(one) === key);
  const others = all.filter((one) => one !== existing);
  const checked = checkForm(values, declared, others, false);
  return {
    pod,
    declared,
    values,
    existing,
    checked,
    /** Undefined: something is missing or wrong. */
    input: pod === undefined ? undefined : openInput(pod, values, checked, request.container),
    change: (part: Partial<ForwardFormValues>) => {
      onChange();
      setChanges({ ...changes, ...part });
    },
    choosePod: (next: PodRef) => {
      onChange();
      setPod(next);
      const { port: _ofOtherPod, ...kept } = changes;
      setChanges(kept);
    },
  };
}
