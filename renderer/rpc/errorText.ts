// What to show of an error: Podbay's own sentences in the reader's language, Kubernetes' and Docker's words as they are.

import { errorMessage } from '../../electron/common/appError.ts';
import type { ErrorSentence } from '../../electron/common/errorSentences.ts';
import { sentenceOf } from '../../electron/common/explainedError.ts';
import { i18n } from '../i18n/i18n.ts';

/** Of any thrown value. */
export function errorText(error: unknown): string {
  return saidText({ message: errorMessage(error), ...sentenceOf(error) });
}

/** Of a result that tells why nothing was done. */
export function saidText({ message, sentence }: Said): string {
  if (sentence === undefined) return message;
  return i18n.t(`errors.${sentence.key}`, { ...sentence.values, defaultValue: message });
}

interface Said {
  readonly message: string;
  readonly sentence?: ErrorSentence | undefined;
}
