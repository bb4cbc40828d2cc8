// Findings with their places; a click goes there.

import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import {
  type Diagnostic,
  diagnosticText,
  type Severity,
  type SourceRange,
} from '../../electron/common/manifest.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import type { StatusKind } from '../ui/statusKind.ts';
import styles from './NewPodSide.module.css';

const kinds: Readonly<Record<Severity, StatusKind>> = { error: 'error', warning: 'warn', info: 'unknown' };

export interface ProblemListProps {
  readonly problems: readonly Diagnostic[];
  readonly onReveal: (range: SourceRange) => void;
}

export function ProblemList({ problems, onReveal }: ProblemListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => (
        <li key={`${problem.documentIndex}/${problem.line}/${problem.column}/${problem.message}`}>
          <Button className={styles.problem ?? ''} onPress={() => onReveal(problem)}>
            <StatusIcon kind={kinds[problem.severity]} />
            <span className={styles.problemText}>
              {diagnosticText(problem, language)}
              {problem.suggestion !== undefined && (
                <span className={styles.suggestion}>{problem.suggestion}</span>
              )}
            </span>
            <span className={styles.place}>
              {t('newPod.place', { line: problem.line, column: problem.column })}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
