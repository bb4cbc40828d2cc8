// The page's entry: languages first, then the tree.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import { resolveLanguage, startI18n } from './i18n/i18n.ts';

const root = document.getElementById('root');
if (root) {
  await startI18n(resolveLanguage('system', navigator.languages));
  createRoot(root).render(<StrictMode />);
}
