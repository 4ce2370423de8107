import { pluralize } from '../../sync/format';
import type { Io } from '../io';
import { printable } from './terminal-text';

/** Why files were left out: a sentence, and all files that it applies to, by the names that are shown. */
export interface Failure {
  readonly message: string;
  readonly files: readonly string[];
}

/** What could not be done with some of many files. A sentence that applies to many of them is printed once. */
export interface Failures {
  readonly all: readonly Failure[];
  /** Records a failure, and prints it on stderr unless another file failed for the same reason. */
  add(file: string, message: string): Promise<void>;
  /** Prints on stderr how many other files each sentence applies to. To be called once, at the end. */
  close(): Promise<void>;
}

/** The sentences for the first failure of a kind, and for how many others there were. */
export interface FailureMessages {
  first(file: string, message: string): string;
  others(count: string, like: string): string;
}

/**
 * Collects failures, and prints them in the usual sentences.
 * @param done what was not done: "compared"
 * @param what what it was not done with: "file"
 */
export function openFailures(done: string, io: Io, what = 'file'): Failures {
  return collectFailures(failureMessages(done), io, what);
}

function failureMessages(done: string): FailureMessages {
  return {
    first: (file, message) => {
      // Most sentences about a file begin with its name.
      const subject = message.startsWith(`${file} `) ? '' : `${file} was not ${done}: `;
      return printable(`cognito-client: ${subject}${message}`);
    },
    others: (count, like) => printable(`cognito-client: ${count} could not be ${done} for the same reason as ${like}.`),
  };
}

/** Collects failures, and prints them in sentences of the caller. */
export function collectFailures({ first, others }: FailureMessages, { err }: Pick<Io, 'err'>, what = 'file'): Failures {
  const files = new Map<string, string[]>();
  return {
    get all() {
      return [...files].map(([message, names]) => ({ message, files: names }));
    },
    add: async (file, message) => {
      const sameReason = files.get(message);
      if (sameReason) return void sameReason.push(file);
      files.set(message, [file]);
      await err.write(`${first(file, message)}\n`);
    },
    close: async () => {
      for (const [firstFile = '', ...more] of files.values())
        if (more.length > 0) await err.write(`${others(pluralize(more.length, `other ${what}`), firstFile)}\n`);
    },
  };
}
