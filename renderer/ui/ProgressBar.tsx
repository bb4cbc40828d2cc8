// Progress of a pull or a batch, always with text; without a known total it says so instead of guessing.

import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { cx } from './cx.ts';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; undefined: not known. */
  readonly fraction: number | undefined;
  /** What stands at the right, for example `12 of 84 MB`. */
  readonly valueText: string;
  /** Label and value are read out but not shown. */
  readonly isCompact?: boolean;
}

export function ProgressBar({ label, fraction, valueText, isCompact = false }: ProgressBarProps) {
  const percent = Math.round(Math.min(Math.max(fraction ?? 0, 0), 1) * 100);
  return (
    <AriaProgressBar
      value={percent}
      valueLabel={valueText}
      isIndeterminate={fraction === undefined}
      className={cx(styles.progress, isCompact && styles.compact)}
      {...(isCompact ? { 'aria-label': `${label}, ${valueText}` } : {})}
    >
      {!isCompact && (
        <span className={styles.text}>
          <Label className={styles.label ?? ''}>{label}</Label>
          <span className={styles.value}>{valueText}</span>
        </span>
      )}
      <span className={styles.track}>
        <span
          className={cx(styles.fill, fraction === undefined && styles.indeterminate)}
          style={fraction === undefined ? undefined : { width: `${percent}%` }}
        />
      </span>
    </AriaProgressBar>
  );
}
