import { pluralize } from '../../sync/format';
import type { Io } from '../io';
import { printable } from './printable';

/** Why files were left out: a sentence, and all files that it is true of, as they are shown. */
export interface Failure {
  readonly message: string;
  readonly files: readonly string[];
}

/** What could not be done with some of many files. A sentence that is true of many of them is said once. */
export interface Failures {
  readonly all: readonly Failure[];
  /** Notes it, and says it on stderr unless the same was said of another file. */
  add(file: string, message: string): Promise<void>;
  /** Says on stderr of how many others each sentence is true. To be called once, at the end. */
  close(): Promise<void>;
}

/** How the first failure of a kind is said, and that there were others. */
export interface Telling {
  first(file: string, message: string): string;
  others(count: string, like: string): string;
}

/**
 * @param done what was not done: "compared"
 * @param what with what it was not done
 */
export function openFailures(done: string, io: Io, what = 'file'): Failures {
  return tellingFailures(
    {
      // Most sentences about a file begin with its name.
      first: (file, message) =>
        printable(`cognito-client: ${message.startsWith(`${file} `) ? '' : `${file} was not ${done}: `}${message}`),
      others: (count, like) =>
        printable(`cognito-client: ${count} could not be ${done} for the same reason as ${like}.`),
    },
    io,
    what,
  );
}

/** The same in words of one's own. */
export function tellingFailures({ first, others }: Telling, { err }: Pick<Io, 'err'>, what = 'file'): Failures {
  const files = new Map<string, string[]>();
  return {
    get all() {
      return [...files].map(([message, names]) => ({ message, files: names }));
    },
    add: async (file, message) => {
      const alike = files.get(message);
      if (alike) return void alike.push(file);
      files.set(message, [file]);
      await err.write(`${first(file, message)}\n`);
    },
    close: async () => {
      for (const [like = '', ...more] of files.values())
        if (more.length > 0) await err.write(`${others(pluralize(more.length, `other ${what}`), like)}\n`);
    },
  };
}
