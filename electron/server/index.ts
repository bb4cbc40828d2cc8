// Browser mode: `npm run serve`. Reads like its life: options, files, services, listen, say so, wait for the end.

import { homedir } from 'node:os';
import { join } from 'node:path';
import { errorMessage, isAppError } from '../common/appError.ts';
import { systemClock } from '../common/clock.ts';
import { createDockerConnector } from '../docker/dockerConnector.ts';
import { createLogger } from '../services/logger.ts';
import { createServices, type Services } from '../services/services.ts';
import { ptyFactory } from '../services/terminals/ptyFactory.ts';
import { defaultDataDir } from '../shared/dataDir.ts';
import { readManifestFiles } from '../shared/manifestFiles.ts';
import { contractServer } from '../shared/serveContract.ts';
import { readStaticFiles } from '../shared/staticFiles.ts';
import { runtimeDir } from './accessToken.ts';
import { startBrowserServer } from './browserServer.ts';
import { exitCodes, StartFailure } from './exitCodes.ts';
import { parseServerOptions, type ServerOptions, usage } from './serverOptions.ts';

/** dist/app: the built entry lies one folder deep in it. */
const appDir = join(import.meta.dirname, '..');

const resourcesDir = join(appDir, 'resources');

const logger = createLogger((line) => process.stderr.write(`${line}\n`), systemClock);

async function main(): Promise<void> {
  const options = parseServerOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(usage);
    return;
  }
  const dataDir =
    options.dataDir ?? defaultDataDir({ platform: process.platform, env: process.env, homeDir: homedir() });
  const services = await startServices(options, dataDir);
  try {
    const server = await startBrowserServer({
      options,
      files: await readStaticFiles(join(appDir, 'renderer')),
      runtimeDir: runtimeDir(process.env, dataDir),
      clock: systemClock,
      logger,
      serve: contractServer(services.handlers, logger),
    });
    process.stdout.write(`Podbay is ready at ${server.address}\n`);
    logger.info('Ending', { signal: await endSignal() });
    await server.close();
  } finally {
    await services.dispose();
  }
}

async function startServices(options: ServerOptions, dataDir: string): Promise<Services> {
  const [openFiles, applyFiles] = await readFiles(options);
  try {
    return await createServices({
      connector: createDockerConnector({ resourcesDir, env: process.env, logger }),
      instance: options.instance,
      dataDir,
      ...(options.engineUrl === undefined ? {} : { engineUrl: options.engineUrl }),
      resourcesDir,
      hostKind: 'browser',
      logger,
      clock: systemClock,
      hostShell: {
        isAllowed: options.hostShell,
        ptys: ptyFactory,
        env: process.env,
        platform: process.platform,
      },
      openFiles,
      applyFiles,
    });
  } catch (error) {
    if (isAppError(error)) throw new StartFailure(exitCodes.dataDir, error.message, error);
    throw error;
  }
}

async function readFiles({ openFiles, applyFiles }: ServerOptions) {
  const workingDir = process.cwd();
  try {
    return await Promise.all([
      readManifestFiles(openFiles, workingDir),
      readManifestFiles(applyFiles, workingDir),
    ]);
  } catch (error) {
    throw new StartFailure(exitCodes.manifestFile, errorMessage(error), error);
  }
}

/** Resolves with the first signal that asks to end; a second one ends at once, as a user who insists expects. */
function endSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const signals: NodeJS.Signals[] = ['SIGTERM', 'SIGINT'];
    for (const signal of signals) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(exitCodes.unexpected));
      });
    }
  });
}

try {
  await main();
  process.exitCode = exitCodes.ended;
} catch (error) {
  process.stderr.write(`podbay: ${errorMessage(error)}\n`);
  const isExplained = error instanceof StartFailure || isAppError(error);
  if (!isExplained) logger.error('Ended by an unexpected error', { error });
  process.exitCode = error instanceof StartFailure ? error.exitCode : exitCodes.unexpected;
}
