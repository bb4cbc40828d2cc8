// What a benchmark says: one table on the terminal, one JSON file beside the build. Ratios, not seconds, are what
// counts: both sides are measured in the same run, on the same machine, in turn.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const reportDir = join(import.meta.dirname, '../../dist/bench');

export type Cell = string | number;

/** Prints rows of equal keys as a table and writes `dist/bench/<name>.json`. */
export function report(name: string, title: string, rows: readonly Readonly<Record<string, Cell>>[]): void {
  const keys = Object.keys(rows[0] ?? {});
  const text = (value: Cell | undefined) => (value === undefined ? '' : String(value));
  const widths = keys.map((key) => Math.max(key.length, ...rows.map((row) => text(row[key]).length)));
  const line = (cells: readonly string[]) => cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ');
  const table = [line(keys), ...rows.map((row) => line(keys.map((key) => text(row[key]))))].join('\n');
  process.stdout.write(`\n${title}\n${table}\n`);
  mkdirSync(reportDir, { recursive: true });
  const measured = { name, title, node: process.version, measuredAt: new Date().toISOString(), rows };
  writeFileSync(join(reportDir, `${name}.json`), `${JSON.stringify(measured, null, 2)}\n`);
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

export const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
