// How the editor looks, in the page's tokens only, so that both themes and high contrast come from tokens.css.

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--container-1)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--container-2)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--container-4)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--text-muted)', fontStyle: 'italic' },
  { tag: [tags.meta, tags.typeName, tags.labelName], color: 'var(--container-5)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--text-secondary)' },
]);

const frame = EditorView.theme({
  '&': { height: '100%', background: 'var(--bg-surface)', color: 'var(--text-primary)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-placeholder': { color: 'var(--text-muted)' },
  '.cm-scroller': {
    font: 'var(--type-mono)',
    fontSize: 'var(--editor-font-size, 0.8125rem)',
    lineHeight: '1.54',
  },
  '.cm-content': { padding: 'var(--space-8) 0', caretColor: 'var(--text-primary)' },
  '.cm-line': { padding: '0 var(--space-12) 0 var(--space-8)' },
  '.cm-cursor': { borderLeftColor: 'var(--text-primary)', borderLeftWidth: '2px' },
  '.cm-gutters': { background: 'var(--bg-surface)', color: 'var(--text-muted)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.25rem', padding: '0 var(--space-4) 0 var(--space-8)' },
  '.cm-activeLine': { background: 'color-mix(in srgb, var(--bg-hover) 60%, transparent)' },
  '.cm-activeLineGutter': { background: 'transparent', color: 'var(--text-primary)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--bg-selected)',
  },
  '.cm-searchMatch': { background: 'var(--search-match)', color: 'var(--on-search-match)' },
  '.cm-searchMatch *': { color: 'var(--on-search-match)' },
  '.cm-searchMatch-selected': { background: 'var(--search-match-active)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { background: 'var(--bg-selected)' },
  '.cm-foldGutter .cm-gutterElement': { color: 'var(--text-muted)', cursor: 'default' },
  '.cm-foldPlaceholder': {
    border: 'none',
    padding: '0 var(--space-4)',
    background: 'var(--status-unknown-tint)',
    color: 'var(--status-unknown)',
  },
});

const marks = EditorView.theme({
  '.cm-lintRange': { backgroundImage: 'none', textDecorationSkipInk: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--status-error) 1.5px' },
  '.cm-lintRange-warning': { textDecoration: 'underline wavy var(--status-warn) 1.5px' },
  '.cm-lintRange-info': { textDecoration: 'underline dotted var(--status-pending) 1.5px' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--status-error)' },
  '.cm-lintPoint-warning:after': { borderBottomColor: 'var(--status-warn)' },
  '.cm-gutter-lint': { width: '1.125rem' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0.1875rem 0.125rem' },
  '.cm-lint-marker': { width: '0.75rem', height: '0.75rem', content: 'none !important', borderRadius: '3px' },
  '.cm-lint-marker-error': { background: 'var(--status-error)' },
  '.cm-lint-marker-warning': { background: 'var(--status-warn)', borderRadius: '6px 6px 1px 1px' },
  '.cm-lint-marker-info': { background: 'var(--status-pending)', borderRadius: '50%' },
  '.cm-diagnostic': {
    padding: 'var(--space-4) var(--space-8)',
    borderLeft: '3px solid var(--status-unknown)',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--status-error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--status-warn)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--status-pending)' },
  '.cm-diagnosticAction': {
    minHeight: '1.5rem',
    margin: 'var(--space-4) 0 0',
    padding: '0 var(--space-8)',
    border: '1px solid var(--border-control)',
    borderRadius: 'var(--radius-control)',
    background: 'var(--bg-surface)',
    color: 'var(--accent)',
    display: 'block',
    font: 'var(--type-caption)',
  },
});

const popups = EditorView.theme({
  '.cm-tooltip': {
    maxWidth: 'min(32rem, 80vw)',
    border: '1px solid var(--border-subtle)',
    borderRadius: 'var(--radius-control)',
    background: 'var(--bg-surface)',
    boxShadow: 'var(--shadow-popover)',
    color: 'var(--text-primary)',
    font: 'var(--type-caption)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxHeight: '16rem', font: 'var(--type-mono)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: 'var(--space-12)',
    padding: '0.125rem var(--space-8)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--bg-selected)',
    color: 'var(--text-primary)',
  },
  '.cm-completionMatchedText': { color: 'var(--accent)', textDecoration: 'none', fontWeight: '600' },
  '.cm-completionDetail': { marginLeft: 'auto', color: 'var(--text-muted)', fontStyle: 'normal' },
  '.cm-completionInfo': { maxWidth: '22rem', padding: '0' },
  '.cm-podbay-docs': { maxHeight: '18rem', padding: 'var(--space-8)', overflow: 'auto' },
  '.cm-podbay-docs-head': { display: 'flex', gap: 'var(--space-8)', alignItems: 'baseline' },
  '.cm-podbay-docs-head em': { color: 'var(--status-warn)', fontStyle: 'normal' },
  '.cm-podbay-docs code': { font: 'var(--type-mono)', fontSize: '0.75rem', color: 'var(--text-secondary)' },
  '.cm-podbay-docs p': { marginTop: 'var(--space-4)', whiteSpace: 'pre-line' },
  '.cm-podbay-docs-values': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 'var(--space-8)',
    marginTop: 'var(--space-4)',
  },
});

const controls = {
  height: 'var(--height-control)',
  padding: '0 var(--space-8)',
  border: '1px solid var(--border-control)',
  borderRadius: 'var(--radius-control)',
  background: 'var(--bg-surface)',
  backgroundImage: 'none',
  color: 'var(--text-primary)',
  font: 'var(--type-body)',
  verticalAlign: 'middle',
} as const;

const panels = EditorView.theme({
  '.cm-panels': { background: 'var(--bg-canvas)', color: 'var(--text-primary)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--border-subtle)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 'var(--space-4) var(--space-8)',
    padding: 'var(--space-8) 2.25rem var(--space-8) var(--space-12)',
    font: 'var(--type-body)',
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': { margin: '0' },
  '.cm-panel.cm-search label': {
    fontSize: '0.75rem',
    display: 'inline-flex',
    alignItems: 'center',
    gap: 'var(--space-4)',
    minHeight: '1.5rem',
  },
  '.cm-panel.cm-search input[type=checkbox]': { width: '1rem', height: '1rem' },
  '.cm-panel.cm-search [name=close]': { width: '1.5rem', height: '1.5rem', fontSize: '1rem' },
  '.cm-textfield': controls,
  '.cm-button': controls,
});

export const editorTheme: Extension = [frame, marks, popups, panels, syntaxHighlighting(highlight)];
