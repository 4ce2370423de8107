import type { HelpPage } from '../help-page';
import type { Options } from '../options';
import { COLOR_OPTIONS } from '../common/colors';
import { CONNECTION_OPTIONS } from '../common/connection';
import { RATE_OPTIONS } from '../common/rate-options';

/** The options of `pull`. */
export const PULL_OPTIONS = {
  check: { help: 'Says what would change, and writes nothing.' },
  yes: { help: 'Takes what is live also where the file has changes of its own.' },
  pool: { value: 'ID', help: "With --client: a user pool's id." },
  client: { value: 'ID', help: "With --pool: an app client's id." },
  out: {
    value: 'FILE',
    completes: 'files',
    help: 'With --pool and --client: the file; - for standard output. Without it,\nthe file is called after the client, in the current folder.',
  },
  all: {
    value: 'POOL',
    help: 'Every app client of the user pool with this id, with --dir; without\nthose that applications registered.',
  },
  registered: {
    help: 'With --all: also app clients that applications registered (dynamic\nclient registration).',
  },
  dir: {
    value: 'DIR',
    completes: 'folders',
    help: 'With --all: the folder, which is made if need be. A client that has a\nfile in it or below keeps that file; others are called after themselves.',
  },
  ...RATE_OPTIONS,
  ...CONNECTION_OPTIONS,
  ...COLOR_OPTIONS,
} as const satisfies Options;

/** The manual of `pull`. */
export const PULL_PAGE: HelpPage = {
  synopsis: [
    'FILE | FOLDER | GLOB... [options]',
    '--pool ID --client ID [--out FILE] [options]',
    '--all POOL --dir DIR [options]',
  ],
  description: `Brings what is live into files. Comments, layout, order, and ways of writing
that mean the same stay as they are in a file. A file that has changes of its
own is not overwritten before you said so: on a terminal it asks, elsewhere it
takes --yes. Where the last pull or push of the file is known, only what was
changed since counts as its own, and what was removed since is such a change.

Files are written whole or not at all. What is saved in a file during the pull
is kept: the pull is planned again from the new text, and --yes does not count
for it. The client's secret is never written.`,
  options: PULL_OPTIONS,
  completes: 'files',
  exit: {
    0: 'the files say what is live',
    1: 'with --check: something would change; without: a file was kept, because\nit has changes of its own',
    2: 'something could not be done; all other files were',
    130: 'interrupted',
  },
  examples: [
    'pull web.cognito-client.json',
    'pull --check clients',
    'pull --pool us-east-1_AbCdEf123 --client 1a2b3c4d5e --out -',
    'pull --all us-east-1_AbCdEf123 --dir clients',
  ],
};
