// The labels of the one node: what pods with a nodeSelector look for.

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { useCanAct, useSystem } from '../state/systemStore.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { isBuiltInLabel, isLabelKey, isLabelValue } from './labelRules.ts';
import styles from './SettingsPage.module.css';

interface LabelChange {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

export function NodeLabels() {
  const { t } = useTranslation();
  const api = useApi();
  const canAct = useCanAct();
  const node = useSystem((state) => state.node);
  if (node === undefined) return <p className={styles.hint}>{t('settings.node.none')}</p>;
  const name = node.metadata?.name ?? '';
  const labels = Object.entries(node.metadata?.labels ?? {}).toSorted(([a], [b]) => a.localeCompare(b));

  const change = async ({ set, remove }: LabelChange): Promise<boolean> => {
    try {
      const result = await api.node.label({ set: { ...set }, remove: [...remove] });
      useSystem.setState({ node: result.node });
      return true;
    } catch (error) {
      notify({ tone: 'error', text: t('settings.node.failed', { message: errorText(error) }) });
      return false;
    }
  };
  return (
    <div className={styles.node}>
      <p className={styles.hint}>{t('settings.node.intro', { name })}</p>
      <ul aria-label={t('settings.node.list', { name })} className={styles.labels}>
        {labels.map(([key, value]) => (
          <li key={key} className={styles.label}>
            <code className={styles.labelText}>
              {key}={value}
            </code>
            {isBuiltInLabel(key) ? (
              <span className={styles.hint}>{t('settings.node.builtIn')}</span>
            ) : (
              <IconButton
                label={t('settings.node.remove', { key })}
                icon={<X size={14} aria-hidden />}
                isDisabled={!canAct}
                onPress={() => void change({ set: {}, remove: [key] })}
              />
            )}
          </li>
        ))}
      </ul>
      <AddLabel isDisabled={!canAct} onAdd={(key, value) => change({ set: { [key]: value }, remove: [] })} />
    </div>
  );
}

interface AddLabelProps {
  readonly isDisabled: boolean;
  /** Resolves to true when the label is there. */
  readonly onAdd: (key: string, value: string) => Promise<boolean>;
}

function AddLabel({ isDisabled, onAdd }: AddLabelProps) {
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const keyError = key !== '' && !isLabelKey(key) ? t('settings.node.invalidKey') : undefined;
  const valueError = isLabelValue(value) ? undefined : t('settings.node.invalidValue');
  const canAdd = isLabelKey(key) && isLabelValue(value) && !isDisabled;
  const add = async () => {
    if (!canAdd || !(await onAdd(key, value))) return;
    setKey('');
    setValue('');
  };
  return (
    <div className={styles.addLabel}>
      <TextField label={t('settings.node.key')} value={key} onChange={setKey} error={keyError} isMono />
      <TextField
        label={t('settings.node.value')}
        value={value}
        onChange={setValue}
        error={valueError}
        onSubmit={() => void add()}
        isMono
      />
      <Button icon={<Plus size={14} aria-hidden />} isDisabled={!canAdd} onPress={() => void add()}>
        {t('settings.node.add')}
      </Button>
    </div>
  );
}
