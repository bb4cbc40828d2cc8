// JSON inside a log line, laid out to be read. The line's own text is kept: numbers of any length, the order and the
// repetition of keys stay as the program wrote them, which JSON.parse would not do. Pure.

export interface JsonLine {
  /** What stands before the JSON, for example a time. */
  readonly before: string;
  readonly pretty: string;
}

const STEP = '  ';
/** Strings, brackets, commas, colons, and what is between them. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Undefined: the line does not end with a JSON object or array. */
export function jsonLine(text: string): JsonLine | undefined {
  const start = text.search(/[{[]/);
  if (start < 0) return undefined;
  const json = text.slice(start).trim();
  if (!isJson(json)) return undefined;
  return { before: text.slice(0, start).trim(), pretty: layOut(json) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // A line that is no JSON is an ordinary line.
    return false;
  }
}

function layOut(json: string): string {
  let depth = 0;
  let text = '';
  let last = '';
  const newLine = () => {
    text += `\n${STEP.repeat(depth)}`;
  };
  for (const [part] of json.matchAll(token)) {
    const closes = part === '}' || part === ']';
    if (closes) depth -= 1;
    const isEmpty = closes && (last === '{' || last === '[');
    if ((closes && !isEmpty) || (!closes && /^[{[,]$/.test(last))) newLine();
    text += part === ':' ? ': ' : part;
    if (part === '{' || part === '[') depth += 1;
    last = part;
  }
  return text;
}
