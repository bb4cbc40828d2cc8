// The application menu. Everything but Open is a role, so that keys and behaviour are the platform's own.

import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { HostTexts } from './hostTexts.ts';

export interface AppMenuParts {
  readonly texts: HostTexts;
  readonly isMac: boolean;
  /** Developer tools are for builds that are not packaged. */
  readonly hasDeveloperTools: boolean;
  readonly openManifest: () => void;
}

export function installAppMenu(parts: AppMenuParts): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenuTemplate(parts)));
}

export function appMenuTemplate(parts: AppMenuParts): MenuItemConstructorOptions[] {
  const { texts, isMac, hasDeveloperTools, openManifest } = parts;
  const developerTools: MenuItemConstructorOptions[] = hasDeveloperTools
    ? [{ type: 'separator' }, { role: 'toggleDevTools' }]
    : [];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: texts.file,
      submenu: [
        { label: texts.openManifest, accelerator: 'CmdOrCtrl+O', click: openManifest },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit', label: texts.quit },
      ],
    },
    { label: texts.edit, role: 'editMenu' },
    {
      label: texts.view,
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...developerTools,
      ],
    },
    { label: texts.window, role: 'windowMenu' },
  ];
}
