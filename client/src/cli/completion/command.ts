import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import type { HelpPage } from '../help-page';
import { parseArguments } from '../options';
import type { SubcommandEntry, Subcommand } from '../subcommand';
import { bashScript } from './bash';
import { fishScript } from './fish';
import { loadCompletionEntries, type CompletionEntry } from './tables';
import { zshScript } from './zsh';

const SCRIPTS: Readonly<Record<string, (commands: readonly CompletionEntry[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};
const SHELLS = Object.keys(SCRIPTS);

const PAGE: HelpPage = {
  synopsis: [SHELLS.join('|')],
  description: `Prints a script that completes commands, options, their values and files.

  in ~/.bashrc                  source <(cognito-client completion bash)
  in ~/.zshrc, after compinit   source <(cognito-client completion zsh)
  in config.fish                cognito-client completion fish | source`,
  options: {},
  completes: SHELLS,
  exit: { 0: 'the script was printed', 2: 'there is no such shell' },
  examples: ['completion bash > /etc/bash_completion.d/cognito-client'],
};

/** The subcommand `completion`, whose scripts complete the given subcommands. */
export const completionCommand = (subcommands: Readonly<Record<string, SubcommandEntry>>): Subcommand => ({
  page: PAGE,
  run: (args, io) => run(subcommands, args, io),
});

async function run(
  subcommands: Readonly<Record<string, SubcommandEntry>>,
  args: readonly string[],
  io: Io,
): Promise<number> {
  const { operands } = parseArguments('completion', {}, args);
  const [shell, ...more] = operands;
  if (shell === undefined || more.length > 0 || !Object.hasOwn(SCRIPTS, shell))
    throw new UsageError(`Name one shell: ${SHELLS.join(', ')}. See cognito-client completion --help.`);
  await io.out.write(SCRIPTS[shell]!(await loadCompletionEntries(subcommands)));
  return EXIT.clean;
}
