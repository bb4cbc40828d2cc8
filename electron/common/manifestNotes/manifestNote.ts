// A note on a field as code and values, so that each screen can say it in its own language.

import { z } from 'zod';
import { chineseNotes } from './chineseNotes.ts';
import { englishNotes } from './englishNotes.ts';

export type ManifestNoteCode = keyof typeof englishNotes;

export interface ManifestNote {
  readonly code: ManifestNoteCode;
  /** What stands for `{{name}}` in the text. */
  readonly values?: Readonly<Record<string, string>> | undefined;
}

const isCode = (value: unknown): value is ManifestNoteCode =>
  typeof value === 'string' && Object.hasOwn(englishNotes, value);

export const manifestNoteSchema: z.ZodType<ManifestNote> = z.object({
  code: z.custom<ManifestNoteCode>(isCode, 'not the code of a note'),
  values: z.record(z.string(), z.string()).optional(),
});

const texts = { en: englishNotes, 'zh-CN': chineseNotes } as const;
export type NoteLanguage = keyof typeof texts;

export function noteText({ code, values = {} }: ManifestNote, language: NoteLanguage): string {
  return texts[language][code].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

const refusals: Readonly<Record<NoteLanguage, (path: string, why: string) => string>> = {
  en: (path, why) => `${path}: not supported by Podbay yet: ${why}. Remove the field to run this pod.`,
  'zh-CN': (path, why) => `${path}：Podbay 暂不支持：${why}。删除该字段即可运行此 Pod。`,
};

/** The error that a refused field stands for. */
export function refusalText(path: string, note: ManifestNote, language: NoteLanguage): string {
  return refusals[language](path, noteText(note, language));
}
