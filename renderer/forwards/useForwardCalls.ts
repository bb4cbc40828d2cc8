// The calls about forwards, for components.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../rpc/RpcProvider.tsx';
import { ForwardCalls } from './forwardCalls.ts';

export function useForwardCalls(): ForwardCalls {
  const { forwards } = useApi();
  const { t } = useTranslation();
  return useMemo(() => new ForwardCalls(forwards, t), [forwards, t]);
}
