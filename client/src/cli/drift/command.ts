import { EXIT } from '../exit';
import type { Io } from '../io';
import type { InputFile } from '../lint/files';
import { mapOrdered, untilAborted } from '../common/map-ordered';
import { parseArguments } from '../options';
import { colored } from '../common/colors';
import { openConnection } from '../common/connection';
import { openFailures, type Failures } from '../common/failures';
import { resolveOperands } from '../common/operands';
import { printNotice } from '../common/terminal-text';
import { rateOf } from '../common/rate-options';
import { progressBar } from '../common/progress';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { compareFile, type CompareContext, type FileComparison } from './compare';
import { driftFormats, type DriftCounts, type DriftFormatName } from './formats';
import { DRIFT_OPTIONS, DRIFT_PAGE } from './page';

/** The subcommand `drift`. */
export const driftCommand: Subcommand = { page: DRIFT_PAGE, run };

/** How many clients are read at the same time; the rate limits how fast. No more files than these are in memory. */
const CONCURRENCY = 16;

async function run(args: readonly string[], baseIo: Io): Promise<number> {
  const { values, operands } = parseArguments('drift', DRIFT_OPTIONS, args);
  const io = colored(baseIo, values);
  const inputs = await resolveOperands(operands.length > 0 ? operands : ['.'], io);
  const connection = openConnection(values, io, rateOf(values.rate));
  const format = driftFormats[(values.format ?? 'text') as DriftFormatName]({
    cwd: io.cwd,
    env: io.env,
    color: io.out.color,
  });
  const failures = openFailures('compared', io);
  const counts = { same: 0, drift: 0, gone: 0, failed: 0 };
  const context = { io, connection, bases: terminalBases(io), mentioned: values.mentioned };
  try {
    const write = (text: string): Promise<void> => io.out.write(text, { commands: values.format === 'github' });
    await write(format.begin());
    for await (const comparison of compareAll(inputs, context, failures)) {
      counts[comparison.state]++;
      await write(format.file(comparison));
    }
    await write(format.end(counts, failures.all));
    await failures.close();
  } finally {
    connection.dispose();
  }
  return exitCodeFor(counts, inputs.length, io);
}

/** Compares in the order of the files, until all are done, at Ctrl-C, or when the output is lost. A reader who has gone ends nothing. */
async function* compareAll(
  files: readonly InputFile[],
  context: CompareContext,
  failures: Failures,
): AsyncGenerator<FileComparison> {
  const { io } = context;
  const bar = progressBar(files.length, 'files', io);
  const inputs = untilAborted(files, [io.interrupted, io.out.lost]);
  try {
    for await (const comparison of mapOrdered(inputs, CONCURRENCY, (input) => compareFile(input, context))) {
      if (io.out.lost.aborted || io.interrupted.aborted) break;
      bar.step();
      // The results may go to the same screen as the bar.
      if (comparison.state !== 'same') await bar.clear();
      if (comparison.state === 'failed') await failures.add(comparison.file, comparison.message);
      yield comparison;
    }
  } finally {
    await bar.clear();
  }
}

async function exitCodeFor(
  { drift, gone, failed, same }: DriftCounts,
  all: number,
  { err, interrupted }: Io,
): Promise<number> {
  if (interrupted.aborted) {
    await printNotice(err, `interrupted. ${same + drift + gone + failed} of ${all} files were compared.`);
    return EXIT.interrupted;
  }
  if (failed > 0) return EXIT.failed;
  return drift + gone > 0 ? EXIT.findings : EXIT.clean;
}
