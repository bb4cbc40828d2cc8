// The dialog "Forward port": opened by openForwardDialog from anywhere. There is one instance.

import { useForwards } from '../state/forwardsStore.ts';
import { EditForward } from './EditForward.tsx';
import { useForwardRequests } from './forwardRequests.ts';
import { NewForward } from './NewForward.tsx';

export function ForwardDialog() {
  const request = useForwardRequests(({ dialog }) => dialog);
  const edited = useForwards(({ byId }) => (request?.kind === 'edit' ? byId.get(request.id) : undefined));
  if (request?.kind === 'new') return <NewForward key={JSON.stringify(request)} request={request} />;
  return edited === undefined ? null : <EditForward key={edited.id} forward={edited} />;
}
