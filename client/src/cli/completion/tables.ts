import { manualHelp, type HelpPage } from '../help-page';
import type { Option } from '../options';
import type { SubcommandEntry } from '../subcommand';

/** What can stand in the place of a subcommand, with what it does. */
export const SWITCHES = { help: 'print the commands', version: 'print the version' } as const;

/** A subcommand as the scripts see it. */
export interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly (Option & {
    readonly name: string;
    /** The first sentence of its help, without a stop. */ readonly brief: string;
  })[];
  readonly operands: HelpPage['completes'];
}

/** Loads the pages of all subcommands. */
export async function completedOf(subcommands: Readonly<Record<string, SubcommandEntry>>): Promise<Completed[]> {
  return Promise.all(
    Object.entries(subcommands).map(async ([name, { summary, load }]) => {
      const { page } = await load();
      const options = Object.entries({ ...page.options, ...manualHelp }).map(([option, it]) => ({
        ...it,
        name: option,
        brief: it.choices ? `one of ${it.choices.join(', ')}` : firstSentence(it.help),
      }));
      return { name, summary, options, operands: page.completes };
    }),
  );
}

const firstSentence = (help: string): string => help.replaceAll('\n', ' ').split(/\.(?: |$)/)[0] ?? '';
