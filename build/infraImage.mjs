// Builds the infra image from resources/infra: one `docker load` archive per architecture and image.json, which says
// what they hold. The results are committed, so only who changes the C sources needs the compilers. Same sources and
// compilers give the same bytes: no time, no user and no path of the building machine enters an archive.
//   node build/infraImage.mjs           build and replace the committed files
//   node build/infraImage.mjs --check   build twice elsewhere; fail when the bytes differ from each other or the committed
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { imageArchive, sha256, tarOf } from './imageArchive.mjs';

const sourceDir = fileURLToPath(new URL('../resources/infra', import.meta.url));
const programs = ['pause', 'relay'];
const architectures = [
  { name: 'amd64', compiler: 'x86_64-linux-gnu-gcc', debianPackage: 'gcc' },
  { name: 'arm64', compiler: 'aarch64-linux-gnu-gcc', debianPackage: 'gcc-aarch64-linux-gnu' },
];
const compilerFlags = [
  '-std=gnu17',
  '-Os',
  '-static',
  '-s',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-fstack-protector-strong',
  '-D_FORTIFY_SOURCE=2',
  '-Wl,--build-id=none',
  '-Wl,-z,noexecstack',
];
// Containers inherit an image's labels: none here may look like a mark of ownership.
const imageConfig = {
  Entrypoint: ['/pause'],
  Labels: {
    'org.opencontainers.image.title': 'Podbay infra',
    'org.opencontainers.image.licenses': 'Apache-2.0',
  },
};
// The archives are committed and loaded into every engine; glibc's static programs come to about 0.7 MB each.
const maxProgramBytes = 1024 * 1024;

function run(command, args, options) {
  try {
    return execFileSync(command, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    const missing = architectures.find((architecture) => architecture.compiler === command);
    throw new Error(
      `${command} is missing. Install it: apt-get install ${missing?.debianPackage ?? command}`,
    );
  }
}

function buildLayer(architecture, workDir) {
  const root = join(workDir, `root-${architecture.name}`);
  // The app looks for /podbay/ready, and mounts the pod's volumes below this folder.
  mkdirSync(join(root, 'podbay'), { recursive: true, mode: 0o755 });
  for (const program of programs) {
    const output = join(root, program);
    run(architecture.compiler, [...compilerFlags, '-o', output, `${program}.c`], { cwd: sourceDir });
    const size = readFileSync(output).length;
    if (size > maxProgramBytes) throw new Error(`${program} for ${architecture.name} has ${size} bytes`);
  }
  return tarOf(root, ['podbay', ...programs], 'u=rwX,go=rX');
}

/** Builds every architecture; the tag is the hash of what the images hold, so an engine never keeps a stale one. */
function buildAll(outputDir) {
  const workDir = mkdtempSync(join(tmpdir(), 'podbay-infra-'));
  try {
    const layers = architectures.map((architecture) => buildLayer(architecture, workDir));
    const contentHash = sha256(JSON.stringify([imageConfig, ...layers.map(sha256)]));
    const tags = [`podbay/infra:${contentHash.slice(0, 12)}`];
    const images = architectures.map(({ name }, index) => {
      const parts = { architecture: name, layers: [layers[index]], tags, config: imageConfig };
      const { imageId, bytes } = imageArchive({ ...parts, createdBy: 'build/infraImage.mjs' });
      const file = `podbay-infra-${name}.tar`;
      writeFileSync(join(outputDir, file), bytes);
      return [name, { file, sha256: sha256(bytes), imageId }];
    });
    const record = {
      tag: tags[0],
      programs: programs.map((program) => `/${program}`),
      architectures: Object.fromEntries(images),
    };
    writeFileSync(join(outputDir, 'image.json'), `${JSON.stringify(record, null, 2)}\n`);
    return record;
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

function check() {
  const [first, second] = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'podbay-infra-check-')));
  try {
    const record = buildAll(first);
    buildAll(second);
    const files = ['image.json', ...Object.values(record.architectures).map((image) => image.file)];
    for (const file of files) {
      const [one, two, committed] = [first, second, sourceDir].map((folder) =>
        sha256(readFileSync(join(folder, file))),
      );
      if (one !== two) throw new Error(`${file}: two builds differ (${one}, ${two})`);
      if (one !== committed)
        throw new Error(`${file}: the committed file is not what the sources give (${one}, ${committed})`);
      console.log(`${one}  ${file}`);
    }
  } finally {
    for (const folder of [first, second]) rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === '--check') {
  check();
} else {
  const staging = mkdtempSync(join(tmpdir(), 'podbay-infra-out-'));
  const record = buildAll(staging);
  cpSync(staging, sourceDir, { recursive: true });
  rmSync(staging, { recursive: true });
  console.log(JSON.stringify(record, null, 2));
}
