// The running desktop app: services below, one window above, and what leads files from outside into review.

import { join } from 'node:path';
import { app, type BrowserWindow, dialog, session } from 'electron';
import { errorMessage } from '../common/appError.ts';
import { SCREEN_READER_MESSAGE } from '../common/desktopBridge.ts';
import { DisposableStack } from '../common/disposable.ts';
import type { Logger } from '../services/logger.ts';
import type { Services } from '../services/services.ts';
import { readManifestFiles } from '../shared/manifestFiles.ts';
import { contractServer } from '../shared/serveContract.ts';
import { installAppMenu } from './appMenu.ts';
import type { HostStateFile } from './hostState.ts';
import { type HostTexts, hostTexts } from './hostTexts.ts';
import type { LaunchRequest } from './launchRequest.ts';
import { bringToFront, openMainWindow } from './mainWindow.ts';
import { handOverPorts } from './portHandover.ts';
import { denyPermissions } from './windowSecurity.ts';

export interface DesktopAppParts {
  /** dist/app. */
  readonly appDir: string;
  readonly services: Services;
  readonly stateFile: HostStateFile;
  readonly logger: Logger;
}

export class DesktopApp {
  readonly #parts: DesktopAppParts;
  readonly #resources = new DisposableStack();
  #window: BrowserWindow | undefined;

  constructor(parts: DesktopAppParts) {
    this.#parts = parts;
    denyPermissions(session.defaultSession);
    const { settings, handlers } = parts.services;
    this.#resources.use(
      handOverPorts({
        isOwnContents: (contents) => contents === this.#window?.webContents,
        serve: contractServer(handlers, parts.logger),
        isScreenReaderPresent: () => app.accessibilitySupportEnabled,
        logger: parts.logger,
      }),
    );
    app.on('accessibility-support-changed', (_event, isPresent) =>
      this.#window?.webContents.send(SCREEN_READER_MESSAGE, isPresent),
    );
    this.#installMenu();
    let { texts } = this;
    const followLanguage = () => {
      if (texts === this.texts) return;
      ({ texts } = this);
      this.#installMenu();
    };
    this.#resources.use(settings.subscribe(followLanguage));
    // On macOS an app stays in the dock without windows.
    app.on('activate', () => this.show());
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
  }

  /** In the language of the settings, or the system's. */
  get texts(): HostTexts {
    return hostTexts(app.getLocale(), this.#parts.services.settings.value.language);
  }

  show(): void {
    if (this.#window !== undefined) return bringToFront(this.#window);
    const preload = join(this.#parts.appDir, 'preload/preload.cjs');
    this.#window = openMainWindow(preload, this.#parts.stateFile);
    this.#window.once('closed', () => {
      this.#window = undefined;
    });
  }

  /** Takes over the files of a second start. */
  async take(request: LaunchRequest): Promise<void> {
    this.show();
    await this.#readInto(request.openFiles, request.workingDir, (files) =>
      this.#parts.services.openFiles(files),
    );
    await this.#readInto(request.applyFiles, request.workingDir, (files) =>
      this.#parts.services.applyFiles(files),
    );
  }

  async dispose(): Promise<void> {
    this.#resources.dispose();
    await this.#parts.services.dispose();
  }

  #installMenu(): void {
    installAppMenu({
      texts: this.texts,
      isMac: process.platform === 'darwin',
      hasDeveloperTools: !app.isPackaged,
      openManifest: () => void this.#chooseManifest(),
    });
  }

  async #chooseManifest(): Promise<void> {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: this.texts.manifests, extensions: ['yaml', 'yml', 'json'] }],
    });
    if (canceled) return;
    this.show();
    await this.#readInto(filePaths, '/', (files) => this.#parts.services.openFiles(files));
  }

  async #readInto(
    paths: readonly string[],
    workingDir: string,
    use: (files: Awaited<ReturnType<typeof readManifestFiles>>) => unknown,
  ): Promise<void> {
    if (paths.length === 0) return;
    try {
      await use(await readManifestFiles(paths, workingDir));
    } catch (error) {
      this.#parts.logger.warn('Files could not be opened', { error });
      dialog.showErrorBox(this.texts.openManifest, errorMessage(error));
    }
  }
}
