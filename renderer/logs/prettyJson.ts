// JSON inside a log line, laid out to be read. The line's own text is kept: numbers of any length, the order and the
// repetition of keys stay as the program wrote them, which JSON.parse would not do. Pure.

export interface JsonLine {
  /** What stands before the JSON, for example a time. */
  readonly before: string;
  /** Together the JSON, laid out. */
  readonly parts: readonly JsonPart[];
}

export interface JsonPart {
  readonly text: string;
  /** Of a value: how the line writes it, with its key. Lines of the same program with the same value contain it. */
  readonly source?: string;
}

const STEP = '  ';
/** Strings, brackets, commas, colons, and what is between them. */
export const jsonTokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Undefined: the line does not end with a JSON object or array. */
export function jsonLine(text: string): JsonLine | undefined {
  const start = text.search(/[{[]/);
  if (start < 0) return undefined;
  const json = text.slice(start).trim();
  if (!isJson(json)) return undefined;
  return { before: text.slice(0, start).trim(), parts: layOut(json) };
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // A line that is no JSON is an ordinary line.
    return false;
  }
}

function layOut(json: string): readonly JsonPart[] {
  const parts: JsonPart[] = [];
  let depth = 0;
  let text = '';
  /** The tokens before, and where the last key began. */
  let last = '';
  let lastAt = 0;
  let keyAt: number | undefined;
  for (const { 0: part, index } of json.matchAll(jsonTokens)) {
    const closes = part === '}' || part === ']';
    if (closes) depth -= 1;
    const isEmpty = closes && (last === '{' || last === '[');
    if ((closes && !isEmpty) || (!closes && /^[{[,]$/.test(last))) text += `\n${STEP.repeat(depth)}`;
    if (part === ':') keyAt = lastAt;
    const isValue = !/^[{}[\],:]$/.test(part) && (last === ':' || !isKey(json, index + part.length));
    if (isValue) {
      const source = json.slice(last === ':' ? keyAt : index, index + part.length);
      parts.push({ text }, { text: part, source });
      text = '';
    } else text += part === ':' ? ': ' : part;
    if (part === '{' || part === '[') depth += 1;
    last = part;
    lastAt = index;
  }
  return [...parts, { text }];
}

function isKey(json: string, end: number): boolean {
  return /^\s*:/.test(json.slice(end, end + 100));
}
