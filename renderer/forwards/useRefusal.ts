// What the services refused of a form: shown at the field that corrects it, until anything is changed.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from './forwardCalls.ts';
import { refusedField } from './forwardForm.ts';
import { listenFailureText } from './forwardText.ts';

export interface RefusedField {
  readonly field: 'localPort' | 'bindAddress';
  readonly text: string;
  /** A port that could be had instead. */
  readonly freePort: number | undefined;
}

export interface UsedRefusal {
  readonly refused: RefusedField | undefined;
  /** Gives the sentence for the foot of the dialog where no field corrects it. */
  readonly refuse: (refusal: Refusal) => string | undefined;
  readonly forget: () => void;
}

export function useRefusal(): UsedRefusal {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<RefusedField>();
  const refuse = ({ failure, asked }: Refusal): string | undefined => {
    const text = listenFailureText(failure, asked, t);
    const field = refusedField(failure);
    if (field === undefined) return text;
    setRefused({ field, text, freePort: failure.freePort });
    return undefined;
  };
  return { refused, refuse, forget: () => setRefused(undefined) };
}
