// `npm run dev [-- server flags]`: the page from vite with hot reload, the server rebuilt and restarted when its sources
// change. Vite hands the page's socket on to the server as if it came from the server's own page, so the server keeps
// its Host and Origin rules; only its own content security policy does not apply to what vite serves.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onParentEnd } from './parentEnd.mjs';
import { say } from './setup/say.mjs';
import { rootDir, runCommand, serverEntry, setUp } from './setup.mjs';

// The server's port stays the same over restarts, so that vite's proxy and the open page find it again.
const serverPort = 7461;
const serverOrigin = `http://127.0.0.1:${serverPort}`;

/** Runs one server at a time; a restart waits for the old one's end, as both want the port and the data. */
function serverRunner(env, onReady) {
  let child;
  let restarts = Promise.resolve();
  const stop = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const start = async () => {
    await stop();
    child = spawn(process.execPath, [serverEntry, '--port', String(serverPort), ...process.argv.slice(2)], {
      env,
      cwd: rootDir,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.on('error', (error) => say(`the server cannot start: ${error.message}`));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const token = /#token=(\S+)$/.exec(line)?.[1];
      if (token !== undefined) onReady(token);
    });
  };
  return {
    restart: () => (restarts = restarts.then(start)),
    stop: () => (restarts = restarts.then(stop)),
  };
}

/** Builds the hosts now and after each change; `onBuilt` follows every build that worked. */
async function watchHosts(onBuilt) {
  const { build } = await import('vite');
  const { hostsConfig } = await import('./vite.mjs');
  const config = hostsConfig();
  const watcher = await build({ ...config, build: { ...config.build, watch: {} } });
  watcher.on('event', (event) => {
    if (event.code === 'END') onBuilt();
    if (event.code === 'ERROR') say(`build failed: ${event.error.message}`);
  });
  return watcher;
}

async function servePage() {
  const { createServer } = await import('vite');
  const { rendererConfig } = await import('./vite.mjs');
  const config = await rendererConfig();
  const toServer = {
    target: serverOrigin,
    ws: true,
    changeOrigin: true,
    configure: (proxy) => proxy.on('proxyReqWs', (request) => request.setHeader('Origin', serverOrigin)),
  };
  const server = await createServer({
    ...config,
    // Hot reload has a path of its own: every other socket is the page's.
    server: {
      host: '127.0.0.1',
      proxy: { '/rpc': toServer, '/healthz': serverOrigin },
      hmr: { path: '/vite-hmr' },
    },
  });
  await server.listen();
  return server;
}

await runCommand(async () => {
  const { engine } = await setUp();
  const { buildApp } = await import('./vite.mjs');
  await buildApp();
  const page = await servePage();
  const [pageUrl] = page.resolvedUrls.local;
  const env = { ...process.env, ...engine };
  const runner = serverRunner(env, (token) => say(`open ${pageUrl}#token=${token}`));
  const watcher = await watchHosts(() => void runner.restart());
  const parentEnded = new Promise((resolve) => onParentEnd(resolve));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), parentEnded]);
  await watcher.close();
  await runner.stop();
  await page.close();
});
