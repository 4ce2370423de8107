import type { HelpPage } from '../help-page';
import { LINT_OPTIONS } from './options';

/** The manual of `lint`. */
export const LINT_PAGE: HelpPage = {
  synopsis: ['[FILE | FOLDER | GLOB | -]... [options]'],
  description: `Checks files with the parameters of UpdateUserPoolClient against what Amazon
Cognito accepts, and against what is insecure or without effect. Nothing is
sent anywhere, and no credentials are needed.

A file is checked whatever its name. A folder is searched for files named
*.cognito-client.json or .cognito-client.json; node_modules, .git and folders
behind symbolic links are passed over. A glob (in quotes) is searched for any
file that it matches: *, **, ?, [a-z], {a,b}. Without arguments the current
folder is searched. A dash reads standard input.

A folder in which nothing is found is an error: a check of a folder that was
renamed must not pass. When the reader of the output leaves, as head does, the
exit code is still that of all files.`,
  options: LINT_OPTIONS,
  completes: 'files',
  sections: {
    CONFIGURATION: `JSON with comments. Sets the severity of rules, by code or by a pattern in
which * stands for any text; a code counts before a pattern:

  { "rules": { "sec-*": "warning", "callback-http": "off" } }

The levels are error, warning, info, hint and off. In a file, a comment

  // cognito-client-disable-next-line <code> -- reason

silences a rule for one line, and // cognito-client-disable <code> on top for
the whole file.`,
    ENVIRONMENT: `NO_COLOR      no colours
FORCE_COLOR   colours also where the output is no terminal; 0 for none`,
  },
  exit: {
    0: 'no problem that counts',
    1: 'errors, or more warnings than --max-warnings',
    2: `something could not be checked: a wrong argument, a file that cannot be
read, a bad configuration, a folder without any app client file (also the
current one, where no argument is given), output that could not be
written. All other files were checked nevertheless.`,
  },
  examples: ['lint', "lint --max-warnings 0 infra 'clients/**/*.json'", 'lint - < describe-answer.json'],
};
