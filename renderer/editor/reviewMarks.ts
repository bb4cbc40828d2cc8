// The review's findings as marks in the text, with its suggestion as a one-click correction.

import type { Diagnostic as Mark } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import { type Diagnostic, diagnosticText, type SourceRange } from '../../electron/common/manifest.ts';
import type { Language } from '../i18n/i18n.ts';

/** Offsets of a range in the text; what lies beyond its end is its end. */
export function offsetsOf(doc: Text, range: SourceRange): { readonly from: number; readonly to: number } {
  const from = offsetOf(doc, range.line, range.column);
  return { from, to: Math.max(from, offsetOf(doc, range.endLine, range.endColumn)) };
}

function offsetOf(doc: Text, lineNumber: number, column: number): number {
  if (lineNumber > doc.lines) return doc.length;
  const line = doc.line(Math.max(1, lineNumber));
  return Math.min(line.from + Math.max(0, column - 1), line.to);
}

/** The name that a suggestion such as `did you mean "containers"?` puts forward. */
export function suggestedName(suggestion: string | undefined): string | undefined {
  return /^did you mean "([^"]+)"\?$/.exec(suggestion ?? '')?.[1];
}

export function reviewMarks(
  doc: Text,
  diagnostics: readonly Diagnostic[],
  fixLabel: (name: string) => string,
  language: Language,
): readonly Mark[] {
  return diagnostics.map((diagnostic) => {
    const { from, to } = offsetsOf(doc, diagnostic);
    const name = suggestedName(diagnostic.suggestion);
    const text = diagnosticText(diagnostic, language);
    const isPhrase = diagnostic.suggestion !== undefined && name === undefined;
    return {
      from,
      to,
      severity: diagnostic.severity,
      message: isPhrase ? `${text}\n${diagnostic.suggestion}` : text,
      ...(name === undefined
        ? {}
        : {
            actions: [
              {
                name: fixLabel(name),
                apply: (view, start, end) =>
                  view.dispatch({ changes: { from: start, to: end, insert: name }, userEvent: 'input.fix' }),
              },
            ],
          }),
    } satisfies Mark;
  });
}
