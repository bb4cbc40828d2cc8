// Elastic tab stops as Go's text/tabwriter lays them out: kubectl's tables and describe texts depend on it to the
// space. Covers what kubectl uses: space padding (so Go's tab width has no effect), no flags, text after the last
// tab of a line belongs to no column.

export interface TabwriterOptions {
  /** Least width of a column, its padding included. */
  readonly minWidth: number;
  /** Spaces after the longest cell of a column. */
  readonly padding: number;
}

/** `kubectl describe` (semantics §5.1). */
export const describeTabwriter: TabwriterOptions = { minWidth: 0, padding: 2 };

/** `kubectl get` (semantics §4.8). */
export const tableTabwriter: TabwriterOptions = { minWidth: 6, padding: 3 };

/** One line: its cells and, filled in by the layout, the width of each cell that a tab ends. */
interface Line {
  readonly cells: readonly string[];
  readonly widths: number[];
}

/** Aligns tab-separated `text`; a column is a run of consecutive lines that all have that cell. */
export function alignTabs(text: string, options: TabwriterOptions): string {
  const lines = text.split('\n').map((line): Line => ({ cells: line.split('\t'), widths: [] }));
  layOutColumn(lines, 0, options);
  return lines.map(printLine).join('\n');
}

/** Widens column `column` of `lines`, block by block, and inside each block the columns to its right. */
function layOutColumn(lines: readonly Line[], column: number, options: TabwriterOptions): void {
  const hasCell = (line: Line) => column < line.cells.length - 1;
  let block: Line[] = [];
  const endBlock = () => {
    if (block.length === 0) return;
    const width = block.reduce(
      (widest, line) => Math.max(widest, runeCount(line.cells[column] ?? '') + options.padding),
      options.minWidth,
    );
    for (const line of block) line.widths.push(width);
    layOutColumn(block, column + 1, options);
    block = [];
  };
  for (const line of lines) {
    if (hasCell(line)) block.push(line);
    else endBlock();
  }
  endBlock();
}

function printLine({ cells, widths }: Line): string {
  return cells
    .map((cell, column) => cell + ' '.repeat((widths[column] ?? runeCount(cell)) - runeCount(cell)))
    .join('');
}

/** Go's tabwriter takes every code point for one column wide. */
function runeCount(text: string): number {
  return Array.from(text).length;
}
