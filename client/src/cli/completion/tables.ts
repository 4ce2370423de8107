import { manualHelp, type Page } from '../manual';
import type { Option } from '../options';
import type { Entry } from '../subcommands';

/** A subcommand as the scripts see it. */
export interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly (Option & { readonly name: string; /** The first line of its help. */ readonly brief: string })[];
  readonly operands: Page['completes'];
}

/** Loads the pages of all subcommands. */
export async function completedOf(subcommands: Readonly<Record<string, Entry>>): Promise<Completed[]> {
  return Promise.all(Object.entries(subcommands).map(async ([name, { summary, load }]) => {
    const { page } = await load();
    const options = Object.entries({ ...page.options, ...manualHelp }).map(([option, it]) => ({ ...it, name: option, brief: (it.choices ? `one of ${it.choices.join(', ')}` : it.help.split('\n')[0] ?? '').replace(/\.$/, '') }));
    return { name, summary, options, operands: page.completes };
  }));
}
