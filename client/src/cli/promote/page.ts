import { USUALLY_KEPT } from '../../sync/promote';
import type { HelpPage } from '../help-page';
import type { Options } from '../options';
import { COLOR_OPTIONS } from '../common/colors';
import { CONNECTION_OPTIONS } from '../common/connection';
import { BASE_OPTIONS } from '../plan/options';

/** The options of `promote`. */
export const PROMOTE_OPTIONS = {
  keep: {
    value: 'NAME',
    many: true,
    help: "One more thing that stays the target's (see KEPT). May be given several\ntimes.",
  },
  take: {
    value: 'NAME',
    many: true,
    help: 'Something that is usually kept, taken from FROM all the same. May be\ngiven several times.',
  },
  ...BASE_OPTIONS,
  yes: {
    help: 'Does not ask. Refuses conflicts, protected app clients, and clients with\nsettings that this version does not know, as push does.',
  },
  ...CONNECTION_OPTIONS,
  ...COLOR_OPTIONS,
} as const satisfies Options;

/** The manual of `promote`. */
export const PROMOTE_PAGE: HelpPage = {
  synopsis: ['FROM TO [options]'],
  description: `Brings the settings that the file FROM says to the app client of the file TO,
from one stage to the next, with what is TO's own kept. Shows the plan and
asks, as push does; TO is written when its client is as planned, with its
comments and layout, and with what was saved in it during the promotion. What
TO mentions and FROM does not goes back to its default.

What only the user pool of TO can tell (its providers, scopes, attributes,
feature plan, and whether the client has a secret) is checked there, before
anything is sent.

--base and --require-base are about TO: what it said when it and its client
last agreed.`,
  options: PROMOTE_OPTIONS,
  completes: 'files',
  sections: {
    KEPT: `${USUALLY_KEPT.join('\n')}

are kept unless --take names them; the last but one stands for the scopes of
resource servers alone. What is kept of this pair is remembered beside TO, in
TO's name with .promotion.json, and counts the next time and in the editor.`,
  },
  exit: {
    0: 'the client of TO is as planned',
    1: 'it was not pushed, or is not as planned',
    2: "something could not be done: an unreadable file, what the target's pool\nwould refuse, a failed call, or TO that could not be written afterwards",
    130: 'interrupted',
  },
  examples: [
    'promote dev.cognito-client.json prod.cognito-client.json',
    'promote dev.json prod.json --take LogoutURLs',
  ],
};
