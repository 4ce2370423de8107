import { manualHelp, type HelpPage } from '../help-page';
import type { Option } from '../options';
import type { SubcommandEntry } from '../subcommand';

/** The options that can be given in place of a subcommand, and what they do. */
export const SWITCHES = { help: 'print the commands', version: 'print the version' } as const;

/** A subcommand, as the completion scripts need it. */
export interface CompletionEntry {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletionOption[];
  readonly operands: HelpPage['completes'];
}

/** An option, as the completion scripts need it. */
export interface CompletionOption extends Option {
  readonly name: string;
  /** The first sentence of its help without a full stop, or its choices. */
  readonly brief: string;
}

/** Loads the manuals of all subcommands, and takes from them what completion needs. */
export async function loadCompletionEntries(
  subcommands: Readonly<Record<string, SubcommandEntry>>,
): Promise<CompletionEntry[]> {
  return Promise.all(
    Object.entries(subcommands).map(async ([name, { summary, load }]) => {
      const { page } = await load();
      const options = Object.entries({ ...page.options, ...manualHelp }).map(completionOption);
      return { name, summary, options, operands: page.completes };
    }),
  );
}

function completionOption([name, option]: readonly [string, Option]): CompletionOption {
  const { choices, help } = option;
  return { ...option, name, brief: choices ? `one of ${choices.join(', ')}` : firstSentence(help) };
}

const firstSentence = (help: string): string => help.replaceAll('\n', ' ').split(/\.(?: |$)/)[0] ?? '';
