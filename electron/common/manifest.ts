// What a review of a manifest says, per document. It goes over RPC to the editor, hence the schemas. Lines and
// columns start at 1, as editors and kubectl count; an end column is exclusive.

import { z } from 'zod';
import type { PodManifest } from './kubernetes/objects.ts';
import {
  manifestNoteSchema,
  type NoteLanguage,
  noteText,
  refusalText,
} from './manifestNotes/manifestNote.ts';

const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

const position = z.number().int().min(1);

const sourceRangeSchema = z.object({
  line: position,
  column: position,
  endLine: position,
  endColumn: position,
});
export type SourceRange = z.infer<typeof sourceRangeSchema>;

const diagnosticSchema = sourceRangeSchema.extend({
  severity: z.enum(severities),
  /** The API server's or kubectl's text where they have one: `spec.containers[0].image: Required value`. */
  message: z.string(),
  /** The field as the API server prints it; empty for a whole document. */
  path: z.string(),
  /** A correction in one phrase: `did you mean "containers"?` */
  suggestion: z.string().optional(),
  /** What Podbay itself says here; `message` is its English text. */
  note: manifestNoteSchema.optional(),
  documentIndex: z.number().int().min(0),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

/** `honoured`: acts as in a cluster. `emulated`: kept, and `note` says what differs. `refused`: an error. */
export const verdicts = ['honoured', 'emulated', 'refused'] as const;
export type Verdict = (typeof verdicts)[number];

const fieldReportSchema = sourceRangeSchema.extend({
  path: z.string(),
  verdict: z.enum(verdicts),
  /** Always there unless the field is honoured without a caveat. */
  note: manifestNoteSchema.optional(),
});
/** A finding in the language of the page; texts of kubectl and the API server stay as they are. */
export function diagnosticText(
  { message, severity, path, note }: Diagnostic,
  language: NoteLanguage,
): string {
  if (note === undefined) return message;
  return severity === 'error' ? refusalText(path, note, language) : `${path}: ${noteText(note, language)}`;
}

export type FieldReport = z.infer<typeof fieldReportSchema>;

const isPodManifest = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'spec' in value && 'metadata' in value;

export const documentReviewSchema = z.object({
  /** Position among the objects of the source, lists expanded. */
  index: z.number().int().min(0),
  kind: z.string(),
  /** Empty when only generateName is given. */
  name: z.string(),
  namespace: z.string(),
  /** The defaulted Pod; present exactly when no diagnostic is an error. */
  pod: z.custom<PodManifest>(isPodManifest, 'not a v1 Pod').optional(),
  /** What kubectl would print on stderr for this document; present exactly when `pod` is not. */
  error: z.string().optional(),
  diagnostics: z.array(diagnosticSchema),
  fields: z.array(fieldReportSchema),
});
export type DocumentReview = z.infer<typeof documentReviewSchema>;
