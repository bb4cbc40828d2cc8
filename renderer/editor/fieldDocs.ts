// The documentation of a field as DOM, for CodeMirror's tooltips. Text nodes only: the schema is never HTML.

export interface FieldDocs {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** Words after the type, such as `required`. */
  readonly note?: string | undefined;
  readonly values?: readonly string[] | undefined;
}

export function fieldDocs({ name, type, description, note, values }: FieldDocs): HTMLElement {
  const root = element('div', 'cm-podbay-docs');
  const head = element('div', 'cm-podbay-docs-head');
  head.append(element('strong', '', name), element('code', '', type));
  if (note !== undefined) head.append(element('em', '', note));
  root.append(head);
  for (const paragraph of withoutValueList(description).split('\n\n').filter(Boolean)) {
    root.append(element('p', '', paragraph));
  }
  if (values !== undefined && values.length > 0) {
    const list = element('div', 'cm-podbay-docs-values');
    for (const value of values) list.append(element('code', '', value === '' ? '""' : value));
    root.append(list);
  }
  return root;
}

/** The generator's own list of values repeats `values`. */
function withoutValueList(description: string): string {
  return description.replace(/\n*Possible enum values:[\s\S]*$/, '');
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(tag);
  if (className !== '') node.className = className;
  node.textContent = text;
  return node;
}
