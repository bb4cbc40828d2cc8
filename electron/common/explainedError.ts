// Makes the errors that Podbay words itself: in English for logs and programs, with the key of the sentence for the page.

import { z } from 'zod';
import { AppError, type AppErrorOptions, type ErrorCode } from './appError.ts';
import {
  type ErrorKey,
  type ErrorSentence,
  type ErrorValueName,
  englishSentence,
  isErrorKey,
} from './errorSentences.ts';

type Value = string | number;

type Options = Omit<AppErrorOptions, 'sentence'>;

/** A sentence that names something needs its values: a forgotten one does not compile. */
type Explanation<Name extends string> = [Name] extends [never]
  ? [options?: Options]
  : [options: Options & { readonly values: Readonly<Record<Name, Value>> }];

export function explainedError<Key extends ErrorKey>(
  code: ErrorCode,
  key: Key,
  ...[explanation]: Explanation<ErrorValueName<Key>>
): AppError {
  const { values = {}, ...options }: Options & { values?: Readonly<Record<string, Value>> } =
    explanation ?? {};
  const sentence = { key, values };
  return new AppError(code, englishSentence(sentence), { ...options, sentence });
}

/** The sentence of a thrown value, to go with its message; nothing for words that are not Podbay's own. */
export function sentenceOf(error: unknown): { readonly sentence?: ErrorSentence } {
  return error instanceof AppError && error.sentence !== undefined ? { sentence: error.sentence } : {};
}

/** Stands beside a message, for the page. A key that this page does not know (yet) counts as none. */
export const errorSentenceSchema = z
  .object({
    key: z.custom<ErrorKey>(isErrorKey),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .optional()
  .catch(undefined);
