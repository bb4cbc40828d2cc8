// What an exit code means, in words.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { exitMeaning } from '../../electron/common/verdict/exitMeaning.ts';

export function useExitText(): (exitCode: number) => string {
  const { t } = useTranslation();
  return useCallback(
    (exitCode) => {
      if (exitCode === 0) return t('details.exit.success');
      const meaning = exitMeaning(exitCode);
      return meaning.kind === 'signal'
        ? t('details.exit.signal', { signal: meaning.signal })
        : t(`details.exit.${meaning.kind}`);
    },
    [t],
  );
}
