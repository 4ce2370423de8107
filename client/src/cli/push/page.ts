import type { HelpPage } from '../help-page';
import type { Options } from '../options';
import { PLANNING_OPTIONS } from '../plan/options';
import { COLOR_OPTIONS } from '../common/colors';
import { CONNECTION_OPTIONS } from '../common/connection';

/** The options of `push`. */
export const PUSH_OPTIONS = {
  plan: {
    value: 'FILE',
    completes: 'files',
    help: 'Applies exactly a plan that plan --out saved, without asking. When live\nor the file changed since, nothing is sent.',
  },
  'without-file': {
    help: 'With --plan: applies it although the file that was planned is not there,\nor was changed.',
  },
  yes: {
    help: 'Does not ask. Refuses conflicts, protected app clients, and clients with\nsettings that this version does not know, which an update may take away:\nthose take a person, or a saved plan. When the client keeps changing, it\nplans again three times at most.',
  },
  'send-anyway': {
    help: 'Sends also what Cognito refuses by what user pool and live client show.\nWithout it, such a client is not pushed.',
  },
  'stop-on-error': { help: 'Ends at the first client that is not pushed. Without it, the others go\non.' },
  ...PLANNING_OPTIONS,
  ...CONNECTION_OPTIONS,
  ...COLOR_OPTIONS,
} as const satisfies Options;

/** The manual of `push`. */
export const PUSH_PAGE: HelpPage = {
  synopsis: ['FILE | FOLDER | GLOB... [options]', '--plan FILE [options]'],
  description: `For each file: stops at errors, shows the plan (see cognito-client plan),
stops when user pool or live client show that Cognito refuses it, asks,
makes sure that nobody changed the client meanwhile, sends one complete
request, reads back, and says what is live now. The default answer is no.

A conflict is settled by --settle or by the answer to a question; the decision
is written into the file. Where nobody can be asked, because the input is no
terminal, --yes or --plan is needed.

Of two pushes of one client from this user's terminals, the second waits for
the first for some seconds, and says so.

Ctrl-C ends it between two requests. An update that is under way is carried to
its end and read back; then it is said what was done and what was not. A
second Ctrl-C ends it at once, and says what it leaves behind: whether an
update that was under way was applied is then not known.`,
  options: PUSH_OPTIONS,
  completes: 'files',
  sections: {
    PROTECTION: `App clients are protected by lists in .cognito-client-lint.json ("protected"),
and by the setting "cognitoClient.protected" in .vscode/settings.json and in
*.code-workspace. The lists of the file's folder, of the working folder and of
all folders above them add up; a file that is reached by a link is in the
link's folder and in its own.

  { "protected": [{ "userPoolName": "*-prod", "protection": "confirm" }] }

* stands for any text. Upper and lower case differ, as they do in Cognito:
"WEB" does not protect "web". What cannot be read is taken to protect.

"readonly": nothing is pushed, by no way. "confirm": the client's name must be
typed, or a saved plan be handed back.

For a saved plan, the lists of its own folder count, too, and what was
"readonly" when the plan was made stays so for this plan.`,
    'SAVED PLANS': `--plan looks for the file where it was when the plan was made, and where its
name leads from the working folder. It must be the one that was planned: else
nothing is sent, unless --without-file says so. What the plan says of changes,
target, file and decisions is checked against what would be sent. Decisions
of settled conflicts are written into the file. A plan holds what file and
client last agreed on; --require-base refuses one that was made without it.`,
    FILES: `What file and client last agreed on is kept in $XDG_STATE_HOME/cognito-client,
by default ~/.local/state/cognito-client. One that is broken is kept aside, as
*.broken.json, when a new one is stored. Where none is known, a push takes
what somebody else changed for a change of the file: the plan says so, and
--require-base refuses the file. --base names a file to compare with instead.`,
  },
  exit: {
    0: 'every push went as planned, or there was nothing to push',
    1: 'a client was not pushed, or is not as planned',
    2: 'something could not be done: an unreadable file, errors in a file, a\nfailed call',
    130: 'interrupted',
  },
  examples: [
    'push web.cognito-client.json',
    'push --yes --stop-on-error clients',
    'push --plan plan.json',
    'push --yes web.cognito-client.json --base before.json',
  ],
};
