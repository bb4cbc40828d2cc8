// The application menu. Everything but Open is a role, so that keys and behaviour are the platform's own; Electron's
// labels of roles are English, so that ours stand in their place.

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
        isMac ? { role: 'close', label: texts.closeWindow } : { role: 'quit', label: texts.quit },
      ],
    },
    {
      label: texts.edit,
      submenu: [
        { role: 'undo', label: texts.undo },
        { role: 'redo', label: texts.redo },
        { type: 'separator' },
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'delete', label: texts.delete },
        { type: 'separator' },
        { role: 'selectAll', label: texts.selectAll },
      ],
    },
    {
      label: texts.view,
      submenu: [
        { role: 'reload', label: texts.reload },
        { type: 'separator' },
        { role: 'resetZoom', label: texts.actualSize },
        { role: 'zoomIn', label: texts.zoomIn },
        { role: 'zoomOut', label: texts.zoomOut },
        { role: 'togglefullscreen', label: texts.fullScreen },
        ...developerTools,
      ],
    },
    // As `role: window` macOS lists the open windows in it.
    { label: texts.window, role: 'window', submenu: [{ role: 'minimize', label: texts.minimize }] },
  ];
}
