import type { HelpPage } from '../help-page';
import type { Options } from '../options';
import { COLOR_OPTIONS } from '../common/colors';
import { CONNECTION_OPTIONS } from '../common/connection';
import { RATE_OPTIONS } from '../common/rate-options';
import { driftFormatNames } from './formats';

/** The options of `drift`. */
export const DRIFT_OPTIONS = {
  format: {
    value: 'NAME',
    choices: driftFormatNames,
    help: `text     for people (the default)
json     see SHAPE
sarif    SARIF 2.1.0, for code scanning
github   workflow commands, which GitHub Actions shows beside the lines`,
  },
  mentioned: {
    help: 'Compares only what a file mentions. Without it, a setting that is live\nat another value than its default, and not in the file, is drift.',
  },
  ...RATE_OPTIONS,
  ...CONNECTION_OPTIONS,
  ...COLOR_OPTIONS,
} as const satisfies Options;

/** The manual of `drift`. */
export const DRIFT_PAGE: HelpPage = {
  synopsis: ['[FILE | FOLDER | GLOB]... [options]'],
  description: `Compares files with what is live, by meaning: the order of a list, 60 minutes
for 1 hour, and a default that is written out are no difference. Changes
nothing. Without arguments the current folder is searched, as by lint.

Where the last pull or push of a file in a terminal is known, each difference
is said to be the file's, Cognito's, or both; where it is not, that is said.
On a terminal, stderr shows how far it is.

Drift asks whether the file says all that is live: what a file leaves out is
compared, too, as its default. "In step" in the editor asks what a push would
change: there, what a file never mentioned counts for nothing, as here with
--mentioned.`,
  options: DRIFT_OPTIONS,
  completes: 'files',
  sections: {
    SHAPE: `{ "version": 1, "files": [{ "file", "state", "differences", "message"? }],
  "failures": [{ "message", "files" }] }

state is "same", "drift", "gone" (there is no such app client: message says
where it was looked for) or "failed": failures say why, each sentence once
with all files that it is true of. A difference is { name, moved?, inFile,
line, sides }: moved is "file", "live" or "both", where that is known; line
reads from the file to live, and sides has both values side by side. A file
with drift has "base", too: "known", "none" or "unreadable", as to what it and
its client last agreed on.`,
  },
  exit: {
    0: 'no file drifts',
    1: 'drift: a file and its client differ, or the client is gone',
    2: 'a file could not be compared; all others were. Or output could not be\nwritten',
    130: 'interrupted',
  },
  examples: [
    'drift',
    "drift --format github 'clients/**/*.cognito-client.json'",
    'drift --rate 2 --profile audit clients',
  ],
};
