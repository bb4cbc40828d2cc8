// `npm run stop-engine`: ends the Docker Engine that set-up started, and no other.
import { stopOwnEngine } from './setup/ownEngine.mjs';
import { say } from './setup/say.mjs';
import { runCommand } from './setup.mjs';

await runCommand(async () => {
  const pid = await stopOwnEngine();
  say(pid === undefined ? 'no engine started by Podbay is running' : `the engine (pid ${pid}) has ended`);
});
