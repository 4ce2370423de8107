import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { HOST, ROOT } from '../../host/environment.mjs';
import { installPackages, isInstalled } from '../../host/install.mjs';

/** Their packages live below a folder of their own, so that nothing else here finds their old libraries. */
const HOME = path.resolve(import.meta.dirname, '../peers');
const SCHEMA = path.join(ROOT, 'schemas/app-client.schema.json');
const MODULES = path.join(HOME, 'node_modules');
const VSCODE_JSON = path.join(
  HOST,
  'node_modules/code-server/lib/vscode/extensions/json-language-features/server/dist/node/jsonServerMain.js',
);

const schema = () => JSON.parse(readFileSync(SCHEMA, 'utf8'));
const jsonSettings = () => ({
  json: {
    validate: { enable: true },
    schemas: [{ fileMatch: ['*.cognito-client.json'], url: 'https://bench.invalid/app-client.json', schema: schema() }],
  },
});
const yamlSettings = () => ({
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    schemas: { [pathToFileURL(SCHEMA).href]: '*.cognito-client.yaml' },
  },
});
const asYaml = (text) => text.replaceAll(/^( *)\/\//gm, '$1#');

/** This product's server in a folder of bundles: what is measured. */
export const ourServer = (dist) => ({
  name: 'this server',
  args: [path.join(dist, 'server.js'), '--stdio'],
  languageId: 'cognito-client',
  extension: 'json',
  settings: () => ({}),
  text: (text) => text,
});

/** The JSON service in a server that waits for nothing (smallest.ts, bundled). */
export const smallestServer = (bundle) => ({
  name: 'smallest JSON server',
  args: [bundle, '--stdio'],
  languageId: 'jsonc',
  extension: 'json',
  settings: () => ({}),
  text: (text) => text,
});

/** What it is measured against; all get the same schema and the same texts, the YAML server with `#` for `//`. */
const PEERS = [
  {
    name: 'JSON server (in code-server)',
    args: [VSCODE_JSON, '--stdio'],
    languageId: 'jsonc',
    extension: 'json',
    settings: jsonSettings,
    text: (text) => text,
  },
  {
    name: 'JSON server (npm 1.3.4)',
    args: [path.join(MODULES, 'vscode-json-languageserver/bin/vscode-json-languageserver'), '--stdio'],
    languageId: 'jsonc',
    extension: 'json',
    settings: jsonSettings,
    text: (text) => text,
  },
  {
    name: 'YAML server (npm 2.0.0)',
    args: [path.join(MODULES, 'yaml-language-server/bin/yaml-language-server'), '--stdio'],
    languageId: 'yaml',
    extension: 'yaml',
    settings: yamlSettings,
    text: asYaml,
  },
];

/** The peers, installed when they are not there; VS Code's own JSON server only where code-server is. */
export async function readyPeers() {
  if (!isInstalled(HOME)) {
    console.log('Installing the servers to measure against (npm ci in tools/bench/peers) …');
    await installPackages(HOME);
  }
  return PEERS.filter(({ args: [program] }) => existsSync(program));
}
