// `npm test` runs every check in order; `npm test -- unit host` only those (and what they need). The last line is always
// `N passed, N failed`, and the exit code is 0 only when nothing failed.
import { runMain, withCleanup } from '../tools/host/cleanup.mjs';
import { chooseHost } from '../tools/host/environment.mjs';
import { STEPS } from './run-steps.mjs';

const HOSTS = {
  desktop: 'desktop VS Code (VSCODE_EXECUTABLE or a download)',
  'code-server': 'code-server and headless Chromium, because there is no display',
};

await runMain(async () => {
  const host = chooseHost();
  const steps = chosenSteps(process.argv.slice(2), host);
  console.log(`VS Code host: ${HOSTS[host]}`);
  const results = await withCleanup((defer) => runAll(steps, host, defer));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const passed = sum('passed');
  const failed = sum('failed');
  console.log('');
  for (const result of results) console.log(formatResult(result));
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

/**
 * The steps with these names, and those that they need; all steps without a name.
 * @throws Error that lists the steps when a name is unknown
 */
function chosenSteps(names, host) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no step ${unknown.join(', ')}. The steps are: ${STEPS.map(({ name }) => name).join(', ')}.`,
    );
  const wanted = names.length === 0 ? STEPS.map(({ name }) => name) : names;
  const needed = STEPS.filter(({ name }) => wanted.includes(name)).flatMap(({ needs }) => needs ?? []);
  const possible = STEPS.filter((step) => !step.host || step.host === host || names.includes(step.name));
  for (const { name } of STEPS.filter((step) => !possible.includes(step)))
    console.log(`Not run here: ${name}, which needs the code-server host (VSCODE_HOST=code-server).`);
  return possible.filter(({ name }) => wanted.includes(name) || needed.includes(name));
}

async function runAll(steps, host, defer) {
  const abort = new AbortController();
  defer(() => abort.abort());
  const results = [];
  for (const { name, what, needs = [], run } of steps) {
    const start = performance.now();
    const broken = needs.filter((need) => results.some((result) => result.name === need && result.failed > 0));
    console.log(`\n── ${name}: ${what}`);
    const result =
      broken.length > 0
        ? { passed: 0, failed: 1, note: `  not run: ${broken} failed` }
        : await run({ host, signal: abort.signal, defer });
    const ms = performance.now() - start;
    console.log(`── ${name}: ${result.passed} passed, ${result.failed} failed (${seconds(ms)})${result.note ?? ''}`);
    results.push({ name, ms, ...result });
  }
  return results;
}

function formatResult({ name, passed, failed, ms, note = '' }) {
  const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
  return `${name.padEnd(9)} ${counts}  ${seconds(ms)}${note}`;
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
