// Writes electron/manifest/podSchema.generated.json: every type that a Pod or a PodList reaches, taken from the
// declaration files of `kubernetes-models` (documentation, enumerations) and its validators (int32 or int64).
// Run it after that package changes; a unit test fails when the committed file is not what this prints.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const require = createRequire(import.meta.url);
const target = path.join(root, 'electron/manifest/podSchema.generated.json');

/** Larger than any int32, and exact as a double. */
const BEYOND_INT32 = 2 ** 40;
const scalars = new Map([
  ['IIoK8sApimachineryPkgApiResourceQuantity', 'Quantity'],
  ['IIoK8sApimachineryPkgUtilIntstrIntOrString', 'IntOrString'],
  ['IIoK8sApimachineryPkgApisMetaV1Time', 'Time'],
  ['IIoK8sApimachineryPkgApisMetaV1MicroTime', 'Time'],
  ['IIoK8sApimachineryPkgApisMetaV1FieldsV1', 'any'],
]);

/** The declaration file and the compiled validator of a model such as `IoK8sApiCoreV1Pod`. */
function filesOf(model) {
  const core = /^IoK8sApiCoreV1(\w+)$/.exec(model)?.[1];
  if (core !== undefined) {
    const base = path.join(modules, 'kubernetes-models');
    return { name: core, types: `${base}/v1/${core}.d.ts`, schema: `${base}/_schemas/${model}.js` };
  }
  const meta = /^IoK8sApimachineryPkgApisMetaV1(\w+)$/.exec(model)?.[1];
  if (meta === undefined) throw new Error(`No rule for the model ${model}`);
  const base = path.join(modules, '@kubernetes-models/apimachinery');
  return { name: meta, types: `${base}/apis/meta/v1/${meta}.d.ts`, schema: `${base}/_schemas/${model}.js` };
}

const comment = (text) =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();

/** Whether the package's validator of `model` refuses a number beyond int32 in `field`. */
function isInt32(files, field, list) {
  const { validate } = require(files.schema);
  validate({ [field]: list ? [BEYOND_INT32] : BEYOND_INT32 });
  return (validate.errors ?? []).some(
    (error) => error.instancePath.startsWith(`/${field}`) && error.params.format === 'int32',
  );
}

function typeOf(text, files, field, reach) {
  const list = /^Array<(.+)>$/s.exec(text)?.[1];
  if (list !== undefined)
    return list === 'number'
      ? `[]${isInt32(files, field, true) ? 'int32' : 'int64'}`
      : `[]${typeOf(list, files, field, reach)}`;
  const map = /^\{\s*\[key: string\]: ([^;]+);\s*\}$/s.exec(text)?.[1];
  if (map !== undefined) return `map[${typeOf(map, files, field, reach)}]`;
  if (text === 'string' || text === 'boolean') return text;
  if (text === 'number') return isInt32(files, field, false) ? 'int32' : 'int64';
  if (/^"[^"]*"( \| "[^"]*")*$/.test(text)) return 'string';
  const scalar = scalars.get(text);
  if (scalar !== undefined) return scalar;
  return reach(text.slice(1));
}

function generate() {
  const types = {};
  const seen = new Map();
  const reach = (model) => {
    const files = filesOf(model);
    if (seen.get(files.name) === undefined) {
      seen.set(files.name, model);
      types[files.name] = readModel(files);
    } else if (seen.get(files.name) !== model) throw new Error(`Two models are named ${files.name}`);
    return files.name;
  };
  const readModel = (files) => {
    const text = readFileSync(files.types, 'utf8');
    const head = /\/\*\*\n((?:(?!\*\/).)*?)\s*\*\/\nexport interface I\w+[^{]*\{\n(.*?)\n\}/s.exec(text);
    if (head === null) throw new Error(`Cannot read ${files.types}`);
    const fields = {};
    const members = /(?: {4}\/\*\*\n((?:(?!\*\/).)*?)\s*\*\/\n)? {4}"([^"]+)"(\??): ((?:\{[^}]*\}|[^;])+);/gs;
    for (const [, docs, name, optional, type] of head[2].matchAll(members)) {
      const values = /^"[^"]*"( \| "[^"]*")*$/.test(type)
        ? [...type.matchAll(/"([^"]*)"/g)].map((m) => m[1])
        : [];
      fields[name] = {
        type: typeOf(type, files, name, reach),
        description: comment(docs ?? ''),
        ...(optional === '' ? { required: true } : {}),
        ...(values.length > 0 ? { values } : {}),
      };
    }
    return { description: comment(head[1]), fields };
  };
  reach('IoK8sApiCoreV1PodList');
  const { name, version } = require(path.join(modules, 'kubernetes-models/package.json'));
  const sorted = Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ source: `${name} ${version}`, types: sorted }, undefined, 1)}\n`;
}

const text = generate();
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(target, text);
