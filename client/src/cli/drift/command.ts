import { EXIT } from '../exit';
import type { Io } from '../io';
import type { LintTarget as Place } from '../lint/files';
import { mapOrdered } from '../lint/map-ordered';
import { parseArguments } from '../options';
import { colored } from '../common/colors';
import { openConnection } from '../common/connection';
import { openFailures, type Failures } from '../common/failures';
import { resolveOperands } from '../common/operands';
import { printNotice } from '../common/note';
import { rateOf } from '../common/rate-options';
import { progressBar } from '../common/progress';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { compareFile, type Compared, type Comparing } from './compare';
import { driftFormats, type DriftFormatName } from './formats';
import { DRIFT_OPTIONS, DRIFT_PAGE } from './page';

export const driftCommand: Subcommand = { page: DRIFT_PAGE, run };

/** Clients that are asked for at the same time; the rate bounds how fast. Also the most files that are held in memory. */
const AT_ONCE = 16;

async function run(args: readonly string[], given: Io): Promise<number> {
  const { values, operands } = parseArguments('drift', DRIFT_OPTIONS, args);
  const io = colored(given, values);
  const places = await resolveOperands(operands.length > 0 ? operands : ['.'], io);
  const connection = openConnection(values, io, rateOf(values.rate));
  const format = driftFormats[(values.format ?? 'text') as DriftFormatName]({
    cwd: io.cwd,
    env: io.env,
    color: io.out.color,
  });
  const failures = openFailures('compared', io);
  const counts = { same: 0, drift: 0, gone: 0, failed: 0 };
  try {
    await io.out.write(format.begin());
    for await (const compared of allCompared(
      places,
      { io, connection, bases: terminalBases(io), mentioned: values.mentioned },
      failures,
    )) {
      counts[compared.state]++;
      await io.out.write(format.file(compared));
    }
    await io.out.write(format.end(counts, failures.all));
    await failures.close();
  } finally {
    connection.dispose();
  }
  return verdict(counts, places.length, io);
}

/** Compares in the order of the files until all are done, or Ctrl-C, or nobody reads any more. */
async function* allCompared(
  places: readonly Place[],
  comparing: Comparing,
  failures: Failures,
): AsyncGenerator<Compared> {
  const { io } = comparing;
  const bar = progressBar(places.length, 'files', io);
  try {
    for await (const compared of mapOrdered(untilStopped(places, io), AT_ONCE, (it) => compareFile(it, comparing))) {
      if (io.out.closed.aborted || io.interrupted.aborted) break;
      bar.step();
      // What is reported may go to the same screen as the bar.
      if (compared.state !== 'same') await bar.clear();
      if (compared.state === 'failed') await failures.add(compared.file, compared.message);
      yield compared;
    }
  } finally {
    await bar.clear();
  }
}

async function* untilStopped(places: readonly Place[], { interrupted, out }: Io): AsyncGenerator<Place> {
  for (const place of places) {
    if (interrupted.aborted || out.closed.aborted) return;
    yield place;
  }
}

async function verdict(
  { drift, gone, failed, same }: Readonly<Record<Compared['state'], number>>,
  all: number,
  { err, interrupted }: Io,
): Promise<number> {
  if (interrupted.aborted) {
    await printNotice(err, `interrupted. ${same + drift + gone + failed} of ${all} files were compared.`);
    return EXIT.interrupted;
  }
  return failed > 0 ? EXIT.failed : drift + gone > 0 ? EXIT.findings : EXIT.clean;
}
