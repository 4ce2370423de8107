import { boundedSentence } from './common/terminal-text';

/** The exit codes of all subcommands. */
export const EXIT = {
  clean: 0,
  /** There is something to look at: problems, changes, drift, a client that was not pushed. */
  findings: 1,
  /** Something failed: a wrong argument, an unreadable file, a bad configuration, a failed call, output that was lost. */
  failed: 2,
  /** Ended by Ctrl-C or SIGTERM, as shells count it for SIGINT. */
  interrupted: 130,
} as const;

/** The general meaning of each exit code. The manual of a subcommand says more. */
export const EXIT_MEANINGS: Readonly<Record<number, string>> = {
  [EXIT.clean]: 'done, and nothing to report',
  [EXIT.findings]: 'something to look at: problems, changes, drift, a client not pushed',
  [EXIT.failed]: 'something could not be done, or output could not be written',
  [EXIT.interrupted]: 'ended by Ctrl-C',
};

/** Ends a subcommand with exit code 2; the message is fit for the user. */
export class UsageError extends Error {
  /** @param details single findings, each a sentence; printed on lines of their own */
  constructor(
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(boundedSentence(message));
  }
}
