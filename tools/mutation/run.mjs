// `npm run mutate -- rules|sync [file …]`: Stryker makes a small change to the code (a mutant), runs the tests, and counts how often a
// test noticed. What survived is listed, then the score. Files narrow it down. Stryker and a mocha that it knows are installed beside
// this file at the first run: nobody else needs them.
import path from 'node:path';
import { runMain, temporaryFolder, withCleanup } from '../host/cleanup.mjs';
import { ROOT } from '../host/environment.mjs';
import { installPackages, isInstalled } from '../host/install.mjs';
import { runCommand } from '../host/run-command.mjs';
import { ROOMS } from './rooms.mjs';

const HERE = import.meta.dirname;

await runMain(() =>
  withCleanup(async (defer) => {
    const [room = '', ...files] = process.argv.slice(2);
    if (!Object.hasOwn(ROOMS, room)) {
      const choices = Object.entries(ROOMS).map(([name, { what }]) => `  npm run mutate -- ${name} [file …]   ${what}`);
      throw new Error(`Say what to change:\n${choices.join('\n')}`);
    }
    if (!isInstalled(HERE)) await installPackages(HERE);
    const folder = await temporaryFolder(defer, 'cognito-client-mutation-');
    const env = { ...process.env, MUTATION: JSON.stringify({ room, files, folder }), FLOW_SEED: '1' };
    const stryker = path.join(HERE, 'node_modules/@stryker-mutator/core/bin/stryker.js');
    return (
      await runCommand(process.execPath, [stryker, 'run', path.join(HERE, 'stryker.config.mjs')], { cwd: ROOT, env })
    ).code;
  }),
);
