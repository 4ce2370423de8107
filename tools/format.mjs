// npm run format lays out all files; npm run format -- --check only says which are laid out differently, and fails then.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './host/environment.mjs';

const mode = process.argv.includes('--check') ? '--check' : '--write';
const prettier = path.join(ROOT, 'node_modules/prettier/bin/prettier.cjs');
const { status } = spawnSync(process.execPath, [prettier, '--log-level', 'warn', mode, '.'], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
