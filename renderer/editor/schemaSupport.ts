// Completion and hover of the editor, fed by the Pod schema.

import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension, Text } from '@codemirror/state';
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import type { TypeSchema } from '../../electron/common/kubernetes/typeSchema.ts';
import { fieldDocs } from './fieldDocs.ts';
import { fieldAt, type SchemaOption, schemaOptions } from './schemaOptions.ts';
import { type YamlContext, yamlContextAt } from './yamlContext.ts';
import { readYamlLine } from './yamlLine.ts';

/** Long enough that moving the pointer over the text opens nothing. */
const HOVER_MS = 350;

/** Said after the type of a field, in the language of the page. */
export interface SchemaWords {
  readonly required: string;
  readonly refused: string;
}

export function schemaSupport(schema: TypeSchema, words: SchemaWords): Extension {
  return [
    autocompletion({
      override: [(context) => complete(schema, words, context)],
      icons: false,
    }),
    hoverTooltip((view, position) => hover(schema, words, view.state.doc, position), {
      hoverTime: HOVER_MS,
    }),
  ];
}

function contextAt(doc: Text, position: number): YamlContext | undefined {
  const line = doc.lineAt(position);
  return yamlContextAt(doc.toString().split('\n'), line.number - 1, position - line.from);
}

function complete(
  schema: TypeSchema,
  words: SchemaWords,
  { state, pos, explicit }: CompletionContext,
): CompletionResult | null {
  const context = contextAt(state.doc, pos);
  if (context === undefined) return null;
  const line = state.doc.lineAt(pos);
  const from = line.from + Math.min(context.column, pos - line.from);
  const hasWord = pos > from;
  const isOpenValue = context.role === 'value';
  if (!explicit && !hasWord && !isOpenValue) return null;
  const options = schemaOptions(schema, context);
  if (options.length === 0) return null;
  return {
    from,
    to: context.role === 'key' && context.hasColon ? line.from + context.column + context.key.length : pos,
    options: options.map((option) => completion(option, words)),
    validFor: /^[\w./-]*$/,
  };
}

function completion(option: SchemaOption, words: SchemaWords) {
  const note = noteOf(option, words);
  return {
    label: option.label,
    detail: note === undefined ? option.type : `${option.type}, ${note}`,
    boost: option.rank,
    info: () => fieldDocs({ ...option, name: option.label, note }),
    apply: (view: EditorView, _completion: unknown, from: number, to: number) => {
      view.dispatch({
        changes: { from, to, insert: option.insert },
        selection: { anchor: from + option.insert.length },
        userEvent: 'input.complete',
        scrollIntoView: true,
      });
      // A key was taken: what follows is known too.
      if (option.insert !== option.label) startCompletion(view);
    },
  };
}

function noteOf(
  field: { readonly isRequired?: boolean; readonly isRefused?: boolean },
  words: SchemaWords,
): string | undefined {
  if (field.isRefused) return words.refused;
  return field.isRequired ? words.required : undefined;
}

function hover(schema: TypeSchema, words: SchemaWords, doc: Text, position: number): Tooltip | null {
  const line = doc.lineAt(position);
  const read = readYamlLine(line.text);
  const column = position - line.from;
  if (read?.key === undefined || column < read.column || column > read.keyEnd) return null;
  const context = contextAt(doc, position);
  const field = context && fieldAt(schema, [...context.path, read.key]);
  if (field === undefined) return null;
  const { key } = read;
  return {
    pos: line.from + read.column,
    end: line.from + read.keyEnd,
    above: true,
    create: () => ({
      dom: fieldDocs({
        name: key,
        type: field.type,
        description: field.description,
        note: noteOf({ ...field, isRequired: field.required ?? false }, words),
        values: field.values,
      }),
    }),
  };
}
