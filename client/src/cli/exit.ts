/** How the process ends. */
export const EXIT = {
  clean: 0,
  /** The files have problems that count. */
  findings: 1,
  /** Something could not be done: a wrong argument, an unreadable file, a bad configuration. */
  failed: 2,
} as const;

/** Ends a subcommand with exit code 2; the message is fit for the user. */
export class UsageError extends Error {}
