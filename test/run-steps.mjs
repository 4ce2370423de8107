// The checks that `npm test` knows, in order. Each run() resolves to { passed, failed } and never rejects for a check that failed.
import path from 'node:path';
import { VSIX } from '../tools/demo/package-extension.mjs';
import { temporaryFolder } from '../tools/host/cleanup.mjs';
import { cleanEnvironment, noAwsFiles, ROOT } from '../tools/host/environment.mjs';
import { runCommand, runNpm } from '../tools/host/run-command.mjs';
import { MOCHA, OTHER_TESTS } from './unit.mjs';

const TOOLS = path.join(ROOT, 'tools');

export const STEPS = [
  { name: 'typecheck', what: 'tsc on every room', run: npmScript('typecheck') },
  {
    name: 'lint',
    what: 'the layout of all files, and eslint with the walls between the rooms',
    run: npmScript('lint'),
  },
  { name: 'build', what: 'the bundles and the .vsix', run: npmScript('package') },
  {
    name: 'unit',
    what: 'unit tests with the coverage of the pure rooms, the server in-band, the gateway on the local Cognito',
    needs: ['build'],
    run: both(counted('unit', [path.join(TOOLS, 'coverage.mjs')]), counted('unit', [...MOCHA, ...OTHER_TESTS])),
  },
  {
    name: 'host',
    what: 'the suite inside VS Code',
    needs: ['build'],
    run: counted('in-host', [path.join(TOOLS, 'host/run-suite.mjs')]),
  },
  {
    name: 'tour',
    what: 'the packaged .vsix, used as a person would',
    needs: ['build'],
    host: 'code-server',
    run: counted('tour', [path.join(TOOLS, 'demo/start.mjs'), '--tour', '--vsix', VSIX]),
  },
];

/** A script of package.json; it counts as one test. */
function npmScript(script) {
  return async ({ signal }) => {
    const { code } = await runNpm(['run', '--silent', script], { cwd: ROOT, env: cleanEnvironment(), signal });
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };
}

/** Two checks, one after the other, with the sums of their results. */
function both(first, second) {
  return async (context) => {
    const a = await first(context);
    const b = await second(context);
    return { passed: a.passed + b.passed, failed: a.failed + b.failed, note: `${a.note ?? ''}${b.note ?? ''}` };
  };
}

/**
 * A program that prints the line `NAME: N passed, N failed` at its end. Without that line, or with a failing exit code, at least one
 * failed.
 */
function counted(name, args) {
  const closing = new RegExp(`^${name}: (\\d+) passed, (\\d+) failed$`, 'gm');
  return async ({ host, signal, defer }) => {
    // No check sees the person's own credentials; those that need some bring their own.
    const env = cleanEnvironment({
      ...noAwsFiles(await temporaryFolder(defer, 'cognito-client-check-')),
      VSCODE_HOST: host,
      ...(process.env.VSCODE_EXECUTABLE && { VSCODE_EXECUTABLE: process.env.VSCODE_EXECUTABLE }),
    });
    const { code, output } = await runCommand(process.execPath, args, { cwd: ROOT, env, signal, collect: true });
    const [, passed, failed] = [...output.matchAll(closing)].at(-1) ?? [];
    if (passed === undefined) return { passed: 0, failed: 1, note: `  ended without its closing line (exit ${code})` };
    const broke = (code !== 0 && failed === '0') || (passed === '0' && failed === '0');
    return { passed: Number(passed), failed: broke ? 1 : Number(failed), ...(broke && { note: `  exit ${code}` }) };
  };
}
