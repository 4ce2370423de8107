#!/usr/bin/env node
// What pre-commit runs from its clone of this repository: builds the command line on the first run, then lints the files it was given.
// (pre-commit's own installation of Node packages packs the clone as it is, without building it.)
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CLI = join(ROOT, 'dist/cli.js');

/** Runs a program to its end. Returns its exit code; 2, lint's own for "could not run", when a signal ended it or it is not there. */
const run = (program, args, options) => spawnSync(program, args, options).status ?? 2;

function build() {
  // stdout is for findings; npm is a batch file on Windows, which only a shell runs.
  const quietly = { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] };
  return (
    run('npm ci', [], { ...quietly, shell: true }) ||
    run(process.execPath, ['tools/build/esbuild.mjs', '--production'], quietly)
  );
}

/** pre-commit gives names of files without a `--` before them: one that begins with a dash must not be an option. */
const asFile = (argument) => (argument.startsWith('-') && existsSync(argument) ? `./${argument}` : argument);

const failed = !existsSync(CLI) && build() !== 0;
process.exitCode = failed
  ? 2
  : run(process.execPath, [CLI, 'lint', ...process.argv.slice(2).map(asFile)], { stdio: 'inherit' });
