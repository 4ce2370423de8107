import { escapeMarkdown } from '../../../../server/src/language/markdown';
import { planMarkdown } from '../../sync/plan-text';
import { plansMarkdown } from '../../sync/plans-text';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { nearestLevels } from '../lint/config';
import { parseArguments } from '../options';
import { readAppFile, shownName } from '../common/app-file';
import { colored } from '../common/colors';
import { openConnection } from '../common/connection';
import { openFailures, type Failure, type Failures } from '../common/failures';
import { operandPath, resolveOperands, requireOperands } from '../common/operands';
import { jsonText } from '../common/json';
import { painter, printNotice, withoutMentions } from '../common/terminal-text';
import { formatError } from '../common/format-error';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { PLAN_OPTIONS, PLAN_PAGE } from './page';
import { parseResolutions, readBaseChoice } from './options';
import { planFile, type Planned, type Planning } from './planned';
import { assertReplaceable, saveOut } from './out-file';
import { savedPlans } from './saved';
import { planText } from './text';

export const planCommand: Subcommand = { page: PLAN_PAGE, run };

async function run(args: readonly string[], given: Io): Promise<number> {
  const { values, operands } = parseArguments('plan', PLAN_OPTIONS, args);
  if (values.json && values.markdown)
    throw new UsageError('--json and --markdown ask for two formats. Give one of them.');
  const io = colored(given, values);
  const places = await resolveOperands(requireOperands('plan', operands), io);
  if (values.out !== undefined) await assertReplaceable(values.out, places, io);
  const connection = openConnection(values, io);
  const planning: Planning = {
    connection,
    bases: terminalBases(io),
    baseChoice: await readBaseChoice(values, places, io.cwd),
    levelsFor: nearestLevels(io.cwd),
    signal: io.interrupted,
    mode: values.exact ? 'exact' : 'merge',
    decisions: parseResolutions(values.settle),
  };
  const [plans, failed]: [Planned[], Failures] = [[], openFailures('planned', io)];
  const show =
    values.json || values.markdown
      ? async () => undefined
      : (it: Planned) => io.out.write(`${planText(it, painter(io.out.color))}\n`);
  try {
    for (const place of places) {
      if (io.interrupted.aborted) break;
      try {
        const planned = await planFile(await readAppFile(operandPath(place, io), io.cwd), planning, io.cwd);
        plans.push(planned);
        await show(planned);
      } catch (error) {
        if (io.interrupted.aborted) break;
        await failed.add(shownName(place.path, io.cwd), formatError(error));
      }
    }
  } finally {
    connection.dispose();
  }
  await failed.close();
  if (io.interrupted.aborted) {
    await printNotice(
      io.err,
      `interrupted. ${plans.length} of ${places.length} files were planned, and nothing was changed.`,
    );
    return EXIT.interrupted;
  }
  const failures = failed.all;
  const json = `${jsonText(savedPlans(plans, failures), 2)}\n`;
  if (values.json) await io.out.write(json);
  if (values.markdown) await io.out.write(withoutMentions(markdown(plans, failures)));
  if (values.out !== undefined) {
    if (failures.length === 0) await saveOut(values.out, { json, plans, operands: places }, io);
    else await printNotice(io.err, `${values.out} was not written, because not every file could be planned.`);
  }
  if (failures.length > 0) return EXIT.failed;
  return plans.some(({ plan }) => plan.changes.length + plan.conflicts.length > 0) ? EXIT.findings : EXIT.clean;
}

function markdown(plans: readonly Planned[], failures: readonly Failure[]): string {
  const reasons = failures.map(({ message, files }) =>
    files.length > 1 ? `${files.length} files: ${message}` : message,
  );
  if (plans.length > 1) return plansMarkdown(plans, reasons);
  const failed =
    failures.length > 0
      ? [`# Not planned\n\n${reasons.map((reason) => `- ${escapeMarkdown(reason)}`).join('\n')}\n`]
      : [];
  return [...plans.map((plan) => planMarkdown(plan)), ...failed].join('\n---\n\n');
}
