import type { Io } from './io';
import type { HelpPage } from './help-page';

/** A subcommand. It is loaded when it is called. */
export interface Subcommand {
  /** The manual that --help prints. */
  readonly page: HelpPage;
  /** Runs it. Resolves to the exit code. @throws UsageError for wrong arguments */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** An entry in the table of subcommands. */
export interface SubcommandEntry {
  readonly summary: string;
  readonly load: () => Promise<Subcommand>;
}
