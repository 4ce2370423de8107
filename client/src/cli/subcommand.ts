import type { Io } from './io';
import type { Page } from './manual';

/** A subcommand, loaded when it is called. */
export interface Subcommand {
  /** What --help prints. */
  readonly page: Page;
  /** Resolves to the exit code. Throws a UsageError for wrong arguments. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** A line of the table of subcommands. */
export interface Entry {
  readonly summary: string;
  readonly load: () => Promise<Subcommand>;
}
