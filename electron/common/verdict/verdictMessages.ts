// The sentences of verdicts, typed by code: a missing or surplus entry of a language does not compile.

import { chineseVerdicts } from './chineseVerdicts.ts';
import { englishVerdicts } from './englishVerdicts.ts';
import type { VerdictCode, VerdictMessages, VerdictOf } from './verdict.ts';

export const verdictMessages = {
  en: englishVerdicts,
  'zh-CN': chineseVerdicts,
} as const satisfies Record<string, VerdictMessages>;

export type VerdictLanguage = keyof typeof verdictMessages;

/** The sentence for any verdict; the type parameter ties its code to its parameters. */
export function verdictText<Code extends VerdictCode>(
  verdict: VerdictOf<Code>,
  language: VerdictLanguage,
): string {
  const messages: VerdictMessages = verdictMessages[language];
  return messages[verdict.code](verdict);
}
