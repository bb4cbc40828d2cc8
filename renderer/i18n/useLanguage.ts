// The language of the page, for texts that are kept beside what they are about instead of in the catalogue.

import { useTranslation } from 'react-i18next';
import type { Language } from './i18n.ts';

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
}
