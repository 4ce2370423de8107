import type { Io } from './io';

/** A subcommand, loaded when it is called. */
export interface Subcommand {
  /** What --help prints: a manual page. */
  readonly manual: string;
  /** Resolves to the exit code. Throws a UsageError for wrong arguments. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** A line of the table of subcommands. */
export interface Entry {
  readonly summary: string;
  readonly load: () => Promise<Subcommand>;
}

/** All subcommands by name. What one of them needs is loaded when it is called, so that the others and --version start fast. */
export const subcommands: Readonly<Record<string, Entry>> = {
  lint: { summary: 'check app client files with the rules of the editor', load: async () => (await import('./lint/command')).lintCommand },
};
