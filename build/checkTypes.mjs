// Type-checks every project of the tree. One tsconfig per environment: `electron/common` is compiled without
// Node and DOM types, which proves that it is isomorphic.
import { spawnSync } from 'node:child_process';

const projects = ['electron/common', 'electron', 'renderer', 'test'];
const failed = projects.filter((project) => {
  const result = spawnSync('npx', ['tsc', '--noEmit', '-p', project], { stdio: 'inherit' });
  return result.status !== 0;
});
if (failed.length > 0) {
  console.error(`types: failed in ${failed.join(', ')}`);
  process.exit(1);
}
console.log(`types: ${projects.length} projects clean`);
