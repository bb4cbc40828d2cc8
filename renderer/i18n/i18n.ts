// The one i18next instance. Both languages are in the bundle, so switching never waits and never fails.

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** The language to show for a setting and the languages that the system asks for, most wanted first. */
export function resolveLanguage(setting: Language | 'system', wanted: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const first = wanted.find((tag) => /^(en|zh)\b/i.test(tag));
  return first !== undefined && /^zh\b/i.test(first) ? 'zh-CN' : 'en';
}

export const i18n = i18next.createInstance();

/** Must have resolved before the first render. */
export async function startI18n(language: Language): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    // React escapes what it renders; escaping twice would show entities.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
