// Cuts a stream at its `---` lines exactly as kubectl's YAMLReader does: textually, before any parsing. An error in
// one document therefore never hides the next, and line numbers in kubectl's texts count from the cut.

export interface DocumentText {
  readonly text: string;
  /** Lines of the source before this document's first one. */
  readonly lineOffset: number;
}

const separator = /^---\s*(#.*)?$/;

/** Documents that hold anything but blanks and comments, in order. */
export function splitDocuments(source: string): DocumentText[] {
  const documents: DocumentText[] = [];
  const lines = source.split('\n');
  let start = 0;
  const cut = (end: number) => {
    const text = lines.slice(start, end).join('\n');
    const hasContent = text.split('\n').some((line) => !/^\s*(#.*)?$/.test(line) && !separator.test(line));
    if (hasContent) documents.push({ text, lineOffset: start });
  };
  lines.forEach((line, index) => {
    if (!separator.test(line.trimEnd()) || index === start) return;
    cut(index);
    start = index + 1;
  });
  cut(lines.length);
  return documents;
}
