/** How the process ends. */
export const EXIT = {
  clean: 0,
  /** There is something that counts: problems, changes, drift, a client that was not pushed. */
  findings: 1,
  /** Something could not be done: a wrong argument, an unreadable file, a bad configuration, a failed call. */
  failed: 2,
  /** Ended by Ctrl-C or SIGTERM, as shells count it for SIGINT. */
  interrupted: 130,
} as const;

/** What the codes mean, whatever the subcommand; its manual says it of itself. */
export const EXIT_MEANINGS: Readonly<Record<number, string>> = {
  [EXIT.clean]: 'done, and nothing to report',
  [EXIT.findings]: 'something to look at: problems, changes, drift, a client not pushed',
  [EXIT.failed]: 'something could not be done',
  [EXIT.interrupted]: 'ended by Ctrl-C',
};

/** Ends a subcommand with exit code 2; the message is fit for the user. */
export class UsageError extends Error {
  /** @param details one thing each, in a sentence */
  constructor(
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}
