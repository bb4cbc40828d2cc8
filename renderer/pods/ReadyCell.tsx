// Ready containers as a number and as bricks; the tooltip says of each container what kubectl describe says.

import type { TFunction } from 'i18next';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { StateText } from '../details/containers/StateText.tsx';
import { ContainerBricks } from '../ui/ContainerBricks.tsx';
import { cx } from '../ui/cx.ts';
import tooltipStyles from '../ui/Tooltip.module.css';
import { useHoverTooltip } from '../ui/useHoverTooltip.ts';
import { bricksText, containerBricks } from './containerBricks.ts';
import type { ContainerSummary, PodRow } from './podRow.ts';
import styles from './ReadyCell.module.css';

/** As many as the Ready column has room for. */
const MAX_BRICKS = 4;
/** As many as a tooltip can hold; the details have the rest. */
const MAX_DESCRIBED = 8;

export function ReadyCell({ row, t }: { readonly row: PodRow; readonly t: TFunction }) {
  const { isOpen, close, targetProps } = useHoverTooltip<HTMLSpanElement>();
  return (
    <span className={styles.ready}>
      {row.ready}/{row.total}
      <span
        {...targetProps}
        role="img"
        aria-label={bricksText(row.containers, t)}
        tabIndex={-1}
        data-cell-part
        className={styles.bricks}
      >
        <ContainerBricks bricks={containerBricks(row.containers)} max={MAX_BRICKS} />
      </span>
      {isOpen && (
        <TooltipTrigger isOpen onOpenChange={close}>
          <Tooltip
            triggerRef={targetProps.ref}
            placement="bottom"
            offset={6}
            className={cx(tooltipStyles.tooltip, styles.tooltip)}
          >
            {row.containers.slice(0, MAX_DESCRIBED).map((container) => (
              <Described key={`${container.isInit}/${container.name}`} container={container} t={t} />
            ))}
            {row.containers.length > MAX_DESCRIBED && (
              <span>{t('pods.container.more', { count: row.containers.length - MAX_DESCRIBED })}</span>
            )}
          </Tooltip>
        </TooltipTrigger>
      )}
    </span>
  );
}

function Described({ container, t }: { readonly container: ContainerSummary; readonly t: TFunction }) {
  const { status } = container;
  return (
    <div className={styles.container}>
      <ContainerBricks bricks={containerBricks([container])} />
      <div>
        <strong>{container.name}</strong>
        {status !== undefined && status.restartCount > 0 && (
          <span className={styles.restarts}>{t('details.restarts', { count: status.restartCount })}</span>
        )}
        <div>
          <StateText state={status?.state} />
        </div>
        {status?.lastState?.terminated !== undefined && (
          <div className={styles.last}>
            <div className={styles.lastTitle}>{t('details.container.lastState')}</div>
            <StateText state={status.lastState} />
          </div>
        )}
      </div>
    </div>
  );
}
