import type { Io } from './io';
import type { HelpPage } from './help-page';

/** A subcommand, loaded when it is called. */
export interface Subcommand {
  /** What --help prints. */
  readonly page: HelpPage;
  /** Resolves to the exit code. Throws a UsageError for wrong arguments. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** A line of the table of subcommands. */
export interface SubcommandEntry {
  readonly summary: string;
  readonly load: () => Promise<Subcommand>;
}
