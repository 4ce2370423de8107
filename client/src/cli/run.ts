import { version } from '../../../package.json';
import { EXIT, EXIT_MEANINGS, UsageError } from './exit';
import type { Io } from './io';
import { manualOf } from './help-page';
import { subcommands } from './subcommands';
import { printNotice } from './common/terminal-text';

const NAMES = Object.keys(subcommands);
const WIDEST = Math.max(...NAMES.map((name) => name.length));

const USAGE = `Usage: cognito-client <command> [options]

Pulls, checks, compares and pushes the app clients of Amazon Cognito user pools,
kept in *.cognito-client.json files.

Commands:
${Object.entries(subcommands)
  .map(([name, { summary }]) => `  ${name.padEnd(WIDEST)}  ${summary}`)
  .join('\n')}

Options:
  --version  print the version
  --help     print this text, or behind a command its manual

Exit codes:
${Object.entries(EXIT_MEANINGS)
  .map(([code, meaning]) => `  ${code.padEnd(3)}  ${meaning}`)
  .join('\n')}
`;

/**
 * Runs a command line. Resolves to the exit code (see EXIT), and never rejects: what goes wrong is printed on stderr. Output that was
 * lost is a failure, whatever the subcommand made of its work.
 */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const code = await dispatchSafely(args, io);
  if (io.out.lost.aborted) await printNotice(io.err, await lostMessage(io.out.lost.reason));
  const isLost = io.out.lost.aborted || io.err.lost.aborted;
  return isLost && code !== EXIT.interrupted ? EXIT.failed : code;
}

async function dispatchSafely(args: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    await printNotice(io.err, messageOf(error));
    return EXIT.failed;
  }
}

async function lostMessage(reason: unknown): Promise<string> {
  // Loaded here, like a subcommand: nearly every run does without it.
  const { reasonOf } = await import('./lint/files');
  return `standard output could not be written (${reasonOf(reason)}): what it holds is not complete.`;
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<number> {
  if (name === '--version') return print(`${version}\n`, io);
  if (name === '--help' || name === '-h') return print(USAGE, io);
  if (name === undefined || !Object.hasOwn(subcommands, name)) throw noSuchCommand(name);
  const { summary, load } = subcommands[name]!;
  const { page, run } = await load();
  return asksForHelp(args) ? print(manualOf(name, summary, page), io) : run(args, io);
}

function noSuchCommand(name: string | undefined): UsageError {
  const problem =
    name === undefined
      ? 'No command was given.'
      : `There is no ${name.startsWith('-') ? 'option' : 'command'} "${name}".`;
  return new UsageError(`${problem} The commands are: ${NAMES.join(', ')}. See cognito-client --help.`);
}

/** Whether the arguments ask for help, whatever else they say. After `--` come names of files. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

async function print(text: string, io: Io): Promise<number> {
  await io.out.write(text);
  return EXIT.clean;
}

function messageOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  return `This should not have happened: ${error instanceof Error ? error.message : String(error)}`;
}
