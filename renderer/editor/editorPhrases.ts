// CodeMirror's own words, through the page's catalogue.

import type { TFunction } from 'i18next';

export function editorPhrases(t: TFunction): Readonly<Record<string, string>> {
  return {
    Find: t('editor.find'),
    Replace: t('editor.replace'),
    next: t('editor.next'),
    previous: t('editor.previous'),
    all: t('editor.all'),
    'match case': t('editor.matchCase'),
    'by word': t('editor.byWord'),
    regexp: t('editor.regexp'),
    replace: t('editor.replaceOne'),
    'replace all': t('editor.replaceAll'),
    close: t('common.close'),
    'current match': t('editor.currentMatch'),
    'on line': t('editor.onLine'),
    'replaced $ matches': t('editor.replacedMatches'),
    'replaced match on line $': t('editor.replacedOnLine'),
    'Go to line': t('editor.goToLine'),
    go: t('editor.go'),
    Completions: t('editor.completions'),
    Diagnostics: t('editor.diagnostics'),
    'No diagnostics': t('editor.noDiagnostics'),
    'Fold line': t('editor.foldLine'),
    'Unfold line': t('editor.unfoldLine'),
    'Folded lines': t('editor.foldedLines'),
    'Unfolded lines': t('editor.unfoldedLines'),
    'folded code': t('editor.foldedCode'),
    unfold: t('editor.unfold'),
    to: t('editor.to'),
  };
}
