// One line per container; everything else about it is one click away.

import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ContainerBricks } from '../../ui/ContainerBricks.tsx';
import { type ContainerView, portTexts, shortImage, stateTerm } from '../containerView.ts';
import { Section } from '../Section.tsx';
import styles from './Describe.module.css';

export interface ContainersSummaryProps {
  readonly containers: readonly ContainerView[];
  readonly onOpen: () => void;
}

export function ContainersSummary({ containers, onOpen }: ContainersSummaryProps) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('details.containers.title')}
      count={containers.length}
      actions={
        <Button variant="quiet" onPress={onOpen}>
          {t('details.containers.details')}
        </Button>
      }
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('details.containers.name')}</th>
            <th scope="col">{t('details.containers.image')}</th>
            <th scope="col">{t('details.containers.state')}</th>
            <th scope="col" className={styles.number}>
              {t('details.containers.restarts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {containers.map((container) => (
            <SummaryRow key={`${container.role}/${container.spec.name}`} container={container} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function SummaryRow({ container }: { readonly container: ContainerView }) {
  const { t } = useTranslation();
  const { spec, status, kind, role } = container;
  const exitCode = status?.state?.terminated?.exitCode;
  const state = stateTerm(status?.state) ?? t('details.notCreated');
  const ports = portTexts(spec, false).join(', ');
  return (
    <tr>
      <th scope="row">
        <span className={styles.containerName}>
          <ContainerBricks bricks={[{ name: spec.name, kind, isInit: role === 'init' }]} />
          <span className={styles.cut}>{spec.name}</span>
        </span>
        {role !== 'main' && <span className={styles.sub}>{t(`details.roles.${role}`)}</span>}
      </th>
      <td>
        <span className={styles.cut} title={spec.image}>
          {shortImage(spec.image ?? '')}
        </span>
        {ports !== '' && <span className={styles.sub}>{ports}</span>}
      </td>
      <td>{exitCode === undefined ? state : `${state} (${exitCode})`}</td>
      <td className={styles.number}>{status?.restartCount ?? 0}</td>
    </tr>
  );
}
