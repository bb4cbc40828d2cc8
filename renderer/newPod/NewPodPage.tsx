// The New-pod page: takes what was handed in (state/incomingManifests.ts) and leads it through Review and Apply.

import { useTranslation } from 'react-i18next';
import { PageHead } from '../app/PageHead.tsx';

export function NewPodPage() {
  const { t } = useTranslation();
  return <PageHead title={t('newPod.title')} />;
}
