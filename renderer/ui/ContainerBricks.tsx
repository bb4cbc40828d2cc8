// One small square per container, in the pod's order. Shape tells the state too: full, hollow, crossed, checked.

import styles from './ContainerBricks.module.css';
import { cx } from './cx.ts';
import type { StatusKind } from './statusKind.ts';

export interface Brick {
  readonly name: string;
  readonly kind: StatusKind;
  /** Init containers are drawn narrower. */
  readonly isInit: boolean;
}

export interface ContainerBricksProps {
  readonly bricks: readonly Brick[];
  /** Past this many the rest is a number. */
  readonly max?: number;
}

export function ContainerBricks({ bricks, max = 8 }: ContainerBricksProps) {
  const shown = bricks.length > max ? bricks.slice(0, max - 1) : bricks;
  return (
    <span className={styles.bricks}>
      {shown.map((brick) => (
        <svg
          key={`${brick.isInit}/${brick.name}`}
          className={cx(styles.brick, styles[brick.kind], brick.isInit && styles.init)}
          viewBox="0 0 10 10"
          aria-hidden
        >
          <BrickShape kind={brick.kind} />
        </svg>
      ))}
      {bricks.length > shown.length && <span className={styles.rest}>+{bricks.length - shown.length}</span>}
    </span>
  );
}

function BrickShape({ kind }: { readonly kind: StatusKind }) {
  const isFilled = kind === 'ok' || kind === 'error' || kind === 'warn';
  return (
    <>
      <rect
        x="0.75"
        y="0.75"
        width="8.5"
        height="8.5"
        rx="1.5"
        fill={isFilled ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={kind === 'pending' ? '2 1.5' : 'none'}
      />
      {kind === 'error' && <path d="M3 3l4 4M7 3 3 7" stroke="var(--bg-surface)" strokeWidth="1.4" />}
      {kind === 'warn' && <path d="M5 2.4v3.2M5 6.8v1" stroke="var(--bg-surface)" strokeWidth="1.4" />}
      {kind === 'done' && (
        <path d="M2.8 5.2 4.4 6.8 7.4 3.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      )}
      {kind === 'terminating' && (
        <path d="M5 .75h2.75A1.5 1.5 0 0 1 9.25 2.25v5.5A1.5 1.5 0 0 1 7.75 9.25H5z" fill="currentColor" />
      )}
    </>
  );
}
