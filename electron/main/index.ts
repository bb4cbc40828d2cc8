// The desktop host, in the order in which Electron wants things done: what must come before `ready`, then services,
// then the window. Files of the command line reach the review through the services.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, dialog } from 'electron';
import { AppError, errorMessage } from '../common/appError.ts';
import { systemClock } from '../common/clock.ts';
import { createDockerConnector } from '../docker/dockerConnector.ts';
import { DEFAULT_INSTANCE } from '../engine/runtime/runtimeConnector.ts';
import { createLogger } from '../services/logger.ts';
import { createServices } from '../services/services.ts';
import { ptyFactory } from '../services/terminals/ptyFactory.ts';
import { defaultDataDir } from '../shared/dataDir.ts';
import { INSTANCE_NAME_RULE, isInstanceName } from '../shared/instanceName.ts';
import { readManifestFiles } from '../shared/manifestFiles.ts';
import { readStaticFiles } from '../shared/staticFiles.ts';
import { registerAppScheme, serveAppFiles } from './appProtocol.ts';
import { DesktopApp } from './desktopApp.ts';
import { HostStateFile } from './hostState.ts';
import { hostTexts } from './hostTexts.ts';
import { type LaunchRequest, parseLaunchArgs } from './launchRequest.ts';
import { quitInOrder } from './quitSequence.ts';
import { claimSingleInstance } from './singleInstance.ts';
import { secureAllContents } from './windowSecurity.ts';

/** dist/app: the built entry lies one folder deep in it. */
const appDir = join(import.meta.dirname, '..');

const resourcesDir = join(appDir, 'resources');

const logger = createLogger((line) => process.stderr.write(`${line}\n`), systemClock);

async function startDesktop(request: LaunchRequest): Promise<DesktopApp> {
  const dataDir =
    request.dataDir ?? defaultDataDir({ platform: process.platform, env: process.env, homeDir: homedir() });
  const stateFile = new HostStateFile(join(dataDir, 'window.json'));
  const [openFiles, applyFiles] = await Promise.all([
    readManifestFiles(request.openFiles, request.workingDir),
    readManifestFiles(request.applyFiles, request.workingDir),
  ]);
  serveAppFiles(await readStaticFiles(join(appDir, 'renderer')));
  const services = await createServices({
    connector: createDockerConnector({ resourcesDir, env: process.env, logger }),
    instance: instanceOf(request),
    dataDir,
    ...(request.engineUrl === undefined ? {} : { engineUrl: request.engineUrl }),
    resourcesDir,
    hostKind: 'desktop',
    logger,
    clock: systemClock,
    hostShell: { isAllowed: true, ptys: ptyFactory, env: process.env, platform: process.platform },
    openFiles,
    applyFiles,
  });
  const desktop = new DesktopApp({ appDir, services, stateFile, logger });
  quitInOrder({
    texts: () => desktop.texts,
    stateFile,
    dispose: () => desktop.dispose(),
    reportError: (error) => logger.error('The services did not end cleanly', { error }),
  });
  desktop.show();
  return desktop;
}

function instanceOf({ instance = DEFAULT_INSTANCE }: LaunchRequest): string {
  if (isInstanceName(instance)) return instance;
  throw new AppError('InvalidArgument', `--instance takes ${INSTANCE_NAME_RULE}, not "${instance}".`);
}

app.enableSandbox();
registerAppScheme();
secureAllContents();

const request = parseLaunchArgs(process.argv.slice(1), {
  workingDir: process.cwd(),
  isPackaged: app.isPackaged,
});

// Another data directory is another app, with its own Chromium profile: it does not hand its files to the first.
if (request.dataDir !== undefined) app.setPath('userData', join(resolve(request.dataDir), 'chromium'));

// A second start may come before the first has finished starting: it waits for the same promise.
const { promise: started, resolve: setStarted } = deferred<DesktopApp>();
const isFirst = claimSingleInstance(request, (second) => {
  void started.then((desktop) => (second === undefined ? desktop.show() : desktop.take(second)));
});

if (isFirst) {
  void app
    .whenReady()
    .then(() => startDesktop(request))
    .then(setStarted)
    .catch((error: unknown) => {
      logger.error('The app could not start', { error });
      dialog.showErrorBox(hostTexts(app.getLocale()).cannotStart, errorMessage(error));
      app.exit(1);
    });
} else {
  app.quit();
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
