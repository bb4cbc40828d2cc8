// The entry of this folder: text in, one review per object out. Decode, default, validate, report, warn; no object
// leaves with an error in it, and no input makes this throw.

import { fieldErrorText, formatPath, invalidObjectText } from '../common/kubernetes/fieldError.ts';
import type { PodManifest } from '../common/kubernetes/objects.ts';
import type { FieldPath } from '../common/kubernetes/typeSchema.ts';
import type { Diagnostic, DocumentReview, FieldReport, Severity } from '../common/manifest.ts';
import { type ManifestNote, noteText, refusalText } from '../common/manifestNotes/manifestNote.ts';
import { type DecodeProblem, decodePod } from './decodePod.ts';
import { defaultPod } from './defaultPod.ts';
import { type FieldVerdict, reportFields } from './fieldReport.ts';
import { knownKinds, unsupportedKindError } from './kindSupport.ts';
import {
  isParseProblem,
  type ParsedDocument,
  type ParsedObject,
  type ParseProblem,
  parseManifest,
} from './parseManifest.ts';
import type { Json } from './resolveScalar.ts';
import { riskNotices } from './riskNotices.ts';
import { sortedJson } from './sortedJson.ts';
import { suggestName } from './suggestName.ts';
import { podWarnings } from './validation/podWarnings.ts';
import { validatePod } from './validation/validatePod.ts';

type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject & { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

interface FindingParts {
  readonly suggestion?: string | undefined;
  readonly note?: ManifestNote | undefined;
  /** Marks the field's name instead of its value. */
  readonly isAtKey?: boolean;
}

/** One object under review: collects diagnostics at the places of its fields. */
class ObjectReview {
  readonly diagnostics: Diagnostic[] = [];
  readonly #parsed: ParsedObject;
  readonly #index: number;
  readonly #file: string;

  constructor(parsed: ParsedObject, index: number, file: string) {
    this.#parsed = parsed;
    this.#index = index;
    this.#file = file;
  }

  review(): DocumentReview {
    const { value } = this.#parsed;
    const metadata = isObject(value) && isObject(value.metadata) ? value.metadata : {};
    const outcome = this.#outcome(value, metadata);
    this.#addNotes();
    return {
      index: this.#index,
      kind: isObject(value) ? textOf(value.kind) : '',
      name: textOf(metadata.name),
      namespace: textOf(metadata.namespace) || 'default',
      ...outcome,
      diagnostics: this.diagnostics,
    };
  }

  #outcome(value: Json, metadata: JsonObject): Pick<DocumentReview, 'pod' | 'error' | 'fields'> {
    const typeError = this.#typeError(value, metadata);
    if (typeError !== undefined) return { error: typeError, fields: [] };
    const report = reportFields(value);
    const fields = report.map((verdict) => this.#fieldReport(verdict));
    const duplicates = this.#relative(this.#parsed.document.duplicates).map(({ path }) => path);
    const decoded = decodePod(value, duplicates);
    if ('typeProblem' in decoded)
      return { error: this.#decodeError([decoded.typeProblem], decoded.typeProblem.text), fields };
    if ('strictProblems' in decoded) {
      const texts = decoded.strictProblems.map(({ text }) => text).join(', ');
      return { error: this.#decodeError(decoded.strictProblems, `strict decoding error: ${texts}`), fields };
    }
    const pod = defaultPod(decoded.pod);
    const error = this.#validate(pod, report);
    this.#addWarnings(pod);
    return error === undefined ? { pod, fields } : { error, fields };
  }

  /** What makes an object no Pod at all. */
  #typeError(value: Json, metadata: JsonObject): string | undefined {
    const undecodable = (reason: string): string => {
      const error = `error: unable to decode "${this.#file}": ${reason}`;
      this.#add('error', [], error);
      return error;
    };
    if (!isObject(value)) {
      const type = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
      return undecodable(`json: cannot unmarshal ${type} into Go value of type unstructured.detector`);
    }
    const [apiVersion, kind] = [textOf(value.apiVersion), textOf(value.kind)];
    if (kind === '') return undecodable(`Object 'Kind' is missing in '${sortedJson(value)}'`);
    if (apiVersion === '') return undecodable(`Object 'apiVersion' is missing in '${sortedJson(value)}'`);
    if (kind === 'Pod' && apiVersion === 'v1') return undefined;
    const named = { apiVersion, kind, name: textOf(metadata.name), namespace: textOf(metadata.namespace) };
    const error = unsupportedKindError(named, this.#file);
    const suggestion = knownKinds.includes(kind) ? undefined : suggestName(kind, knownKinds);
    this.#add('error', [kind === 'Pod' ? 'apiVersion' : 'kind'], error, { suggestion });
    return error;
  }

  #decodeError(problems: readonly DecodeProblem[], text: string): string {
    for (const problem of problems) {
      const isStrict = text.startsWith('strict decoding error');
      const message = isStrict ? `strict decoding error: ${problem.text}` : problem.text;
      this.#add('error', problem.at, message, { suggestion: problem.suggestion, isAtKey: isStrict });
    }
    return (
      `Error from server (BadRequest): error when creating "${this.#file}": ` +
      `Pod in version "v1" cannot be handled as a Pod: ${text}`
    );
  }

  /** The API server's errors and our refusals; kubectl's text when there is any. */
  #validate(pod: PodManifest, report: readonly FieldVerdict[]): string | undefined {
    const errors = validatePod(pod);
    const seen = new Set<string>();
    for (const error of errors) {
      const message = fieldErrorText(error);
      if (seen.has(message)) continue;
      seen.add(message);
      const suggestion =
        error.choice === undefined ? undefined : suggestName(error.choice.value, error.choice.supported);
      this.#add('error', error.at, message, { suggestion });
    }
    const refusals = report.flatMap(({ at, path, support }) =>
      support.verdict === 'refused'
        ? [{ at, note: support.note, message: refusalText(path, support.note, 'en') }]
        : [],
    );
    for (const { at, note, message } of refusals) this.#add('error', at, message, { note, isAtKey: true });
    const texts = refusals.map(({ message }) => message);
    if (errors.length > 0) texts.unshift(invalidObjectText('Pod', pod.metadata.name ?? '', errors));
    return texts.length === 0 ? undefined : texts.join('\n');
  }

  #addWarnings(pod: PodManifest): void {
    for (const { at, message } of podWarnings(pod)) this.#add('warning', at, message);
    for (const { at, note } of riskNotices(pod))
      this.#add('warning', at, `${formatPath(at)}: ${noteText(note, 'en')}`, { note });
  }

  /** What the YAML reader noticed inside this object. */
  #addNotes(): void {
    for (const { path, severity, message } of this.#relative(this.#parsed.document.notes))
      this.#add(severity, path, message);
  }

  /** Entries below this object, with paths that start at it. */
  #relative<T extends { readonly path: FieldPath }>(entries: readonly T[]): T[] {
    const { prefix } = this.#parsed;
    return entries
      .filter(({ path }) => prefix.every((step, index) => path[index] === step))
      .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }));
  }

  #fieldReport({ at, path, support }: FieldVerdict): FieldReport {
    const range = this.#parsed.document.positions.locateKey([...this.#parsed.prefix, ...at]);
    return {
      ...range,
      path,
      verdict: support.verdict,
      ...(support.note === undefined ? {} : { note: support.note }),
    };
  }

  #add(severity: Severity, at: FieldPath, message: string, more: FindingParts = {}): void {
    const { positions } = this.#parsed.document;
    const path = [...this.#parsed.prefix, ...at];
    this.diagnostics.push({
      ...(more.isAtKey ? positions.locateKey(path) : positions.locate(path)),
      severity,
      message,
      path: formatPath(at),
      ...(more.suggestion === undefined ? {} : { suggestion: more.suggestion }),
      ...(more.note === undefined ? {} : { note: more.note }),
      documentIndex: this.#index,
    });
  }
}

function reviewProblem({ error, range }: ParseProblem, index: number): DocumentReview {
  return {
    index,
    kind: '',
    name: '',
    namespace: '',
    error,
    diagnostics: [{ ...range, severity: 'error', message: error, path: '', documentIndex: index }],
    fields: [],
  };
}

/** Reviews every object of a manifest; `file` is the name that messages show. */
export function reviewDocuments(documents: readonly ParsedDocument[], file: string): DocumentReview[] {
  return documents.map((parsed, index) =>
    isParseProblem(parsed) ? reviewProblem(parsed, index) : new ObjectReview(parsed, index, file).review(),
  );
}

/** Parses and reviews; `name` is the file name that messages show. */
export function reviewManifest(source: { readonly name: string; readonly text: string }): DocumentReview[] {
  return reviewDocuments(parseManifest(source), source.name);
}
