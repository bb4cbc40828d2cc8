// The contrast that ux.md promises, computed from the stylesheet itself with the WCAG 2 formula.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map((match) => [
    match[1] ?? '',
    { light: match[2] ?? '', dark: match[3] ?? '' },
  ]),
);

type Theme = 'light' | 'dark';

function color(token: string, theme: Theme): string {
  const pair = pairs.get(token);
  if (!pair) throw new Error(`no token --${token}`);
  return pair[theme];
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const backgrounds = ['bg-canvas', 'bg-surface', 'bg-selected'];
const statuses = ['ok', 'done', 'pending', 'warn', 'error', 'terminating', 'unknown'];
const texts = ['text-primary', 'text-secondary', 'text-muted', 'accent', 'danger'];
const containers = [1, 2, 3, 4, 5, 6, 7, 8].map((index) => `container-${index}`);

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const onBackgrounds = [...texts, ...statuses.map((name) => `status-${name}`), ...containers].flatMap(
    (name) => backgrounds.map((background) => [name, background] as const),
  );
  const onOwn = [
    ['on-accent', 'accent'],
    ['on-danger', 'danger'],
    ['on-search-match', 'search-match'],
    ['on-search-match', 'search-match-active'],
    ...statuses.map((name) => [`status-${name}`, `status-${name}-tint`] as const),
    ...statuses.map((name) => ['text-primary', `status-${name}-tint`] as const),
  ] as const;

  it.each([...onBackgrounds, ...onOwn])('gives --%s on --%s at least 4.5:1', (text, background) => {
    expect(contrast(color(text, theme), color(background, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(
    ['border-control', 'focus-ring'].flatMap((name) =>
      backgrounds.map((background) => [name, background] as const),
    ),
  )('gives --%s beside --%s at least 3:1', (line, background) => {
    expect(contrast(color(line, theme), color(background, theme))).toBeGreaterThanOrEqual(3);
  });
});
