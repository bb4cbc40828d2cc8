// Serves the demo page on loopback: node test/fakes/demo/serve.mjs [port]
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('.', import.meta.url)),
  logLevel: 'warn',
  plugins: [react()],
  // The page pulls its dependencies in lazily; a reload in the middle of a test would be worse than a slow start.
  optimizeDeps: { entries: ['index.html'] },
  server: {
    host: '127.0.0.1',
    port: Number(process.argv[2] ?? 5178),
    strictPort: true,
    fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] },
  },
});
await server.listen();
process.stdout.write(`The demo is at ${server.resolvedUrls?.local[0] ?? ''}\n`);
