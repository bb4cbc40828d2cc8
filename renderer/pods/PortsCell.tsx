// The ports of a pod in the list. One that is forwarded reads as a published one does, local side first, and is a link
// where a browser can open it.

import { Fragment, useMemo } from 'react';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import { forwardUrl } from '../forwards/forwardAddress.ts';
import { OpenLink } from '../forwards/OpenLink.tsx';
import { forwardsOf, useForwards } from '../state/forwardsStore.ts';
import styles from './PodsPage.module.css';
import type { PodRow } from './podRow.ts';

/** What of a forward stands in the cell; its traffic changes all the time and does not. */
const shownPart = ({ id, state, localPort, bindAddress, scheme }: Forward) =>
  [id, state.phase, localPort, bindAddress, scheme].join(' ');

export function PortsCell({ row }: { readonly row: PodRow }) {
  const shown = useForwards((state) => forwardsOf(state, row).map(shownPart).join());
  const forwards = useMemo(
    () =>
      shown === '' ? [] : forwardsOf(useForwards.getState(), row).filter(({ state }) => state.phase === 'on'),
    [shown, row],
  );
  const others = row.ports.filter((text) => !forwards.some((forward) => podSide(forward) === text));
  if (forwards.length + others.length === 0) return '-';
  return (
    <span className={styles.cut} title={[...forwards.map(bothSides), ...others].join(', ')}>
      {forwards.map((forward, index) => (
        <Fragment key={forward.id}>
          {index > 0 && ', '}
          <Forwarded forward={forward} />
        </Fragment>
      ))}
      {forwards.length > 0 && others.length > 0 && ', '}
      {others.join(', ')}
    </span>
  );
}

function Forwarded({ forward }: { readonly forward: Forward }) {
  const url = forwardUrl(forward);
  const text = bothSides(forward);
  if (url === undefined) return <span className={styles.forwarded}>{text}</span>;
  return <OpenLink url={url} text={text} isInline tabIndex={-1} />;
}

/** As podRow writes a port. */
function podSide({ podPort, protocol }: Forward): string {
  return protocol === 'TCP' ? `${podPort}` : `${podPort}/${protocol}`;
}

function bothSides(forward: Forward): string {
  return `${forward.localPort}→${podSide(forward)}`;
}
