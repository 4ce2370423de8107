import { consequencesOf } from '../../sync/explain/consequences';
import { explanationDocument, type LastSeen } from '../../sync/explain/document';
import { wellTypedSettings } from '../../sync/well-typed';
import { readLive, readSecret } from '../../sync/live';
import { planPush } from '../../sync/plan';
import type { Settings } from '../../sync/settings';
import { subjectOf } from '../../sync/target';
import { EXIT } from '../exit';
import type { Io } from '../io';
import type { HelpPage } from '../help-page';
import { parseArguments, type Options } from '../options';
import { readAppFile, type AppFile } from '../common/app-file';
import { baseKeyOf } from '../../state/base-key';
import { COLOR_OPTIONS, colored } from '../common/colors';
import { CONNECTION_OPTIONS, openConnection, type TerminalConnection } from '../common/connection';
import { operandPath, resolveOperands, requireOperands } from '../common/operands';
import { printError } from '../common/format-error';
import { painter, withoutMentions } from '../common/terminal-text';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { consequencesText, explainText } from './text';

const OPTIONS = {
  markdown: { help: 'Prints a document.' },
  live: {
    help: 'Asks Amazon Cognito, too: what a push would take away and open stands\nfirst, and what the file leaves out counts as it is live.',
  },
  ...CONNECTION_OPTIONS,
  ...COLOR_OPTIONS,
} as const satisfies Options;

const PAGE: HelpPage = {
  synopsis: ['FILE | FOLDER | GLOB... [options]'],
  description: `Says in sentences what an app client can do: who signs in and how, where it
redirects to, which tokens live for how long, what a stolen one is worth. Each
sentence names the parameters that say so.

Without --live it is said from the file alone, and nothing is sent anywhere:
what the file leaves out counts with its documented default.`,
  options: OPTIONS,
  completes: 'files',
  exit: { 0: 'every file was explained', 2: 'a file could not be explained; all others were', 130: 'interrupted' },
  examples: ['explain web.cognito-client.json', 'explain --live --markdown web.cognito-client.json'],
};

/** The subcommand `explain`. */
export const explainCommand: Subcommand = { page: PAGE, run };

async function run(args: readonly string[], baseIo: Io): Promise<number> {
  const { values, operands } = parseArguments('explain', OPTIONS, args);
  const io = colored(baseIo, values);
  const inputs = await resolveOperands(requireOperands('explain', operands), io);
  const connection = openConnection(values, io);
  let failed = 0;
  try {
    for (const [index, input] of inputs.entries()) {
      if (values.live && io.interrupted.aborted) return EXIT.interrupted;
      try {
        const file = await readAppFile(operandPath(input, io), io.cwd);
        const observation = values.live ? await observeLive(file, connection, io) : undefined;
        const text = values.markdown
          ? withoutMentions(explanationDocument(file.text, file.name, () => undefined, observation))
          : fileExplanation(file, observation, io);
        await io.out.write((index > 0 ? '\n' : '') + text);
      } catch (error) {
        if (values.live && io.interrupted.aborted) return EXIT.interrupted;
        failed++;
        await printError(io.err, error);
      }
    }
  } finally {
    connection.dispose();
  }
  return failed > 0 ? EXIT.failed : EXIT.clean;
}

async function observeLive(file: AppFile, connection: TerminalConnection, io: Io): Promise<LastSeen> {
  const region = connection.regionFor(file.target.userPoolId);
  try {
    const gateway = await connection.gateway(region);
    const live = await readLive(gateway, file.target, io.interrupted);
    return {
      settings: live.settings,
      hasSecret: await readSecret(gateway, live, io.interrupted),
      isRegistered: live.isRegistered,
      when: new Date().toISOString().slice(11, 16) + ' UTC',
      base: await terminalBases(io).read(await baseKeyOf(file.path), file.target),
    };
  } catch (error) {
    throw connection.explain(error, region, subjectOf(file.target));
  }
}

function fileExplanation(file: AppFile, observation: LastSeen | undefined, io: Io): string {
  const paint = painter(io.out.color);
  const { settings: local, invalid } = wellTypedSettings(file.local);
  const settings = observation ? settingsAfterPush(local, observation) : local;
  const context = observation
    ? { hasSecret: observation.hasSecret, isRegistered: observation.isRegistered ?? false }
    : {};
  const omitted = `Left out, because the value is not valid: ${invalid.join(', ')}.`;
  return [
    `${paint('underline', file.name)}\n`,
    invalid.length > 0 ? `${paint('yellow', omitted)}\n` : '',
    '\n',
    observation ? consequencesText(consequencesOf(observation.settings, settings, context), paint) : '',
    explainText(wellTypedSettings(settings).settings, context, paint),
  ].join('');
}

function settingsAfterPush(local: Settings, { base, settings: live }: LastSeen): Settings {
  return planPush({ base, local, live }).planned;
}
