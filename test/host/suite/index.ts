// The entry that extensionTestsPath names; runs in the extension host, on the desktop as in code-server.
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { recordProgress } from './progress';

/**
 * Runs the bundled suite files beside this one. The report goes to the file named by IN_HOST_REPORT (an extension host has no
 * terminal that is the same everywhere) and ends with the line `in-host: N passed, N failed`. What passed and failed so far is in
 * the file named by IN_HOST_PROGRESS.
 * @throws Error when a test failed or none ran
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const report = process.env['IN_HOST_REPORT'];
  const progress = process.env['IN_HOST_PROGRESS'];
  const print = (...args: unknown[]): void => {
    const line = format(...args);
    if (report) appendFileSync(report, `${line}\n`);
    else console.log(line);
  };
  Mocha.reporters.Base.consoleLog = print;
  const mocha = new Mocha({ ui: 'bdd', timeout: 150_000, color: false, forbidOnly: true, forbidPending: true });
  for (const file of readdirSync(__dirname).sort())
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  const { passes, failures } = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats as Mocha.Stats));
    if (progress) recordProgress(runner, (line) => appendFileSync(progress, `${line}\n`));
  });
  print('in-host: %d passed, %d failed', passes, failures);
  if (failures > 0 || passes === 0) throw new Error(`${failures} of ${passes + failures} tests failed`);
}
