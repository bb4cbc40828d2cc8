// JSON of a line, laid out, with values that can be clicked.

import { useTranslation } from 'react-i18next';
import styles from './LineDetails.module.css';
import type { JsonLine } from './prettyJson.ts';

export interface JsonTextProps {
  readonly json: JsonLine;
  /** A value was clicked; `source` is how the line writes it, with its key. */
  readonly onValue: (source: string) => void;
}

export function JsonText({ json, onValue }: JsonTextProps) {
  const { t } = useTranslation();
  return (
    <>
      {json.before !== '' && `${json.before}\n`}
      {json.parts.map(({ text, source }, index) =>
        source === undefined ? (
          text
        ) : (
          // A hundred stops for the Tab key would be a trap: the keyboard has the menu of values.
          <button
            key={index}
            type="button"
            tabIndex={-1}
            title={t('logs.line.clickValue')}
            className={styles.value}
            onClick={() => onValue(source)}
          >
            {text}
          </button>
        ),
      )}
    </>
  );
}
