import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import type { HelpPage } from '../help-page';
import { printNotice } from '../common/terminal-text';
import { parseArguments, type Options } from '../options';
import type { Subcommand } from '../subcommand';

const OPTIONS = {
  port: { value: 'N', help: 'The port; any free one by default.' },
  seed: {
    value: 'NAME',
    choices: ['demo', 'empty'],
    help: 'demo (the default): a user pool with three app clients; empty: nothing.',
  },
  region: { value: 'NAME', help: 'The region of the seeded pool; us-east-1 by default.' },
  manner: {
    value: 'NAME',
    choices: ['replace', 'sticky'],
    help: 'replace (the default): an update resets what it leaves out; sticky: five\nmembers keep their value.',
  },
  rate: { value: 'N', help: 'Requests a second that are answered; more are throttled. No limit by\ndefault.' },
  json: { help: 'One line of JSON instead of text.' },
} as const satisfies Options;

const PAGE: HelpPage = {
  synopsis: ['[options]'],
  description: `Starts a Cognito on 127.0.0.1, in memory, for trying things out: it replaces
what an update leaves out, and refuses what the service is known to refuse.
Prints its address, pools and app clients, and runs until Ctrl-C. Any
credentials will do; the others reach it by --endpoint.`,
  options: OPTIONS,
  sections: {
    'WHAT IT DOES NOT KNOW': `It follows the documentation and recorded answers. Do not take what it does
as proof of what the service does. When no source has the text of a
rejection, the text is made up: the response has the header
x-local-cognito-wording: not-recorded, and a line on stderr says so. It
accepts what no source settles, with a line on stderr.`,
  },
  exit: { 0: 'ended by Ctrl-C or SIGTERM', 2: 'it could not be started' },
  examples: ['local', 'local --port 9230 --rate 5', 'drift clients --endpoint http://127.0.0.1:9230'],
};

/** The subcommand `local`. */
export const localCommand: Subcommand = { page: PAGE, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  // Parsed here for the error messages that all subcommands share. The local Cognito checks the values.
  parseArguments('local', OPTIONS, args);
  const { interrupted, out, err } = io;
  const { runLocalCognito } = await import('../../../../local-cognito/src/command-line');
  const lines: Promise<void>[] = [];
  const local = await runLocalCognito(
    args,
    (text) => void lines.push(out.write(`${text}\n`)),
    (text) => void printNotice(err, text),
  ).catch((error: Error) => {
    throw new UsageError(error.message);
  });
  await Promise.all(lines);
  if (!interrupted.aborted)
    await new Promise<void>((resolve) => interrupted.addEventListener('abort', () => resolve(), { once: true }));
  await local?.stop();
  return EXIT.clean;
}
