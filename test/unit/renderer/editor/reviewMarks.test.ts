import { Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { reviewManifest } from '../../../../electron/manifest/reviewManifest.ts';
import { offsetsOf, reviewMarks, suggestedName } from '../../../../renderer/editor/reviewMarks.ts';

const misspelt = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  contaners: []\n';

describe('reviewMarks', () => {
  it('marks the misspelt key and offers its correction', () => {
    const doc = Text.of(misspelt.split('\n'));
    const diagnostics = reviewManifest({ name: 'a.yaml', text: misspelt }).flatMap(
      (review) => review.diagnostics,
    );
    const [mark] = reviewMarks(doc, diagnostics, (name) => `fix ${name}`, 'en');
    expect(doc.sliceString(mark?.from ?? 0, mark?.to)).toBe('contaners');
    expect(mark?.actions?.map(({ name }) => name)).toEqual(['fix containers']);
  });

  it('keeps a place beyond the end of the text inside it', () => {
    const doc = Text.of(['a', 'b']);
    expect(offsetsOf(doc, { line: 9, column: 1, endLine: 9, endColumn: 4 })).toEqual({ from: 3, to: 3 });
    expect(offsetsOf(doc, { line: 1, column: 40, endLine: 1, endColumn: 44 })).toEqual({ from: 1, to: 1 });
  });
});

describe('suggestedName', () => {
  it('reads a name out of the suggestion, and nothing out of advice', () => {
    expect(suggestedName('did you mean "containers"?')).toBe('containers');
    expect(suggestedName('write the value in quotes')).toBeUndefined();
  });
});
