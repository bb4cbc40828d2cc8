// The words of xterm.js itself, which only screen readers are told, in the language of the page.

import { Terminal } from '@xterm/xterm';
import { i18n } from '../i18n/i18n.ts';

/** Once: xterm.js keeps them for all its terminals. */
export function translateTerminals(): void {
  const { strings } = Terminal;
  const translate = () => {
    strings.promptLabel = i18n.t('terminal.input');
    strings.tooMuchOutput = i18n.t('terminal.tooMuchOutput');
  };
  translate();
  i18n.on('languageChanged', translate);
}
