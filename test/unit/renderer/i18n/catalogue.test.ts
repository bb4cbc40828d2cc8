// Both languages say everything, with the same placeholders, and nothing that no code asks for.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { en } from '../../../../renderer/i18n/en.ts';
import { resolveLanguage } from '../../../../renderer/i18n/i18n.ts';
import { zhCN } from '../../../../renderer/i18n/zh-CN.ts';

const rendererDir = fileURLToPath(new URL('../../../../renderer', import.meta.url));

function flatten(tree: object, prefix = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const english = flatten(en);
const chinese = flatten(zhCN);
const withoutSingular = [...english.keys()].filter((key) => !key.endsWith('_one'));
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted((a, b) => a.localeCompare(b));

/** Everything outside the catalogues, where keys are asked for. */
function sources(): string {
  return readdirSync(rendererDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('i18n'))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
    .join('\n');
}

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual(withoutSingular.sort());
  });

  it('leave no Chinese text empty where the English one is not', () => {
    const untranslated = withoutSingular.filter((key) => english.get(key) !== '' && chinese.get(key) === '');
    expect(untranslated).toEqual([]);
  });

  it('use the same placeholders for the same key', () => {
    const differing = withoutSingular.filter(
      (key) => placeholders(english.get(key) ?? '').join() !== placeholders(chinese.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('hold no key that no code asks for', () => {
    const code = sources();
    const unused = withoutSingular.filter((key) => {
      const asked = key.replace(/_other$/, '');
      // A key may be asked for whole, or made of a literal prefix and a value: t(`pods.densities.${density}`).
      const prefixes = asked.split('.').map((_, index, parts) => parts.slice(0, index).join('.'));
      return (
        !code.includes(`'${asked}'`) && !prefixes.some((prefix) => prefix && code.includes(`\`${prefix}.\${`))
      );
    });
    expect(unused).toEqual([]);
  });
});

describe('resolveLanguage', () => {
  it('takes the first supported language that the system asks for', () => {
    expect(resolveLanguage('system', ['fr-FR', 'zh-Hans-CN', 'en'])).toBe('zh-CN');
    expect(resolveLanguage('system', ['en-GB', 'zh'])).toBe('en');
    expect(resolveLanguage('system', ['fr'])).toBe('en');
  });

  it('lets the setting win', () => {
    expect(resolveLanguage('zh-CN', ['en'])).toBe('zh-CN');
  });
});
