// Each language in its own words: the name must be readable to who looks for it.

import type { Language } from './i18n.ts';

export const languageNames: Readonly<Record<Language, string>> = {
  en: 'Language: English',
  'zh-CN': '语言：简体中文',
};
