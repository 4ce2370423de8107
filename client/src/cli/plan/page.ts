import type { HelpPage } from '../help-page';
import type { Options } from '../options';
import { COLOR_OPTIONS } from '../common/colors';
import { CONNECTION_OPTIONS } from '../common/connection';
import { PLANNING_OPTIONS } from './options';

/** The options of `plan`. */
export const PLAN_OPTIONS = {
  ...PLANNING_OPTIONS,
  json: { help: 'Prints the plan as JSON: see SHAPE.' },
  markdown: { help: 'Prints the plan as a document, for a comment on a pull request.' },
  out: {
    value: 'FILE',
    completes: 'files',
    help: 'Saves the plan, for push --plan. Replaces another saved plan, and\nnothing else.',
  },
  ...CONNECTION_OPTIONS,
  ...COLOR_OPTIONS,
} as const satisfies Options;

/** The manual of `plan`. */
export const PLAN_PAGE: HelpPage = {
  synopsis: ['FILE | FOLDER | GLOB... [options]'],
  description: `Shows what a push of these files would do, and changes nothing.

A plan has three sides: the file, what is live, and what both last agreed on
when this user last pulled or pushed the file in a terminal. What the file
changes is changed; what was removed from the file is reset to its default;
what the file never mentioned keeps its live value; what was changed in
Cognito since stays; what both sides changed is a conflict.

Where it is not known what both last agreed on, as in a fresh checkout, every
difference counts as the file's change, also one that somebody else made; the
plan says so. --base names a file that says it, and --require-base refuses a
file without it. A file that leaves out most of what it had was written anew:
nothing of it is reset, and what it still mentions is compared as before.

What protects an app client (see cognito-client push --help) is said, and is
saved with the plan: a push of what is "readonly" is refused.`,
  options: PLAN_OPTIONS,
  completes: 'files',
  sections: {
    SHAPE: `{ "version": 1, "plans": [...], "failures": [{ "message", "files" }],
  "digest" }

digest is a SHA-256 over the rest, with the members of all objects sorted.

A plan has
  file, path, sha256
                 the file, where it is, and a digest of its text
  mode           "merge", or "exact"
  target         { region, account?, userPoolId, userPoolName?, clientId,
                 clientName, endpoint? }
  protection     { protection, because }: what protects the client and why,
                 protection is "confirm" or "readonly"; null when nothing does
  changes        [{ name, why, before, after, words, risks }], the riskiest
                 first; why is "changed", "reset", "conflict" (settled) or
                 "kept", risks is [{ risk, reason }]
  conflicts      [{ name, base, file, live, resolutions }], those that are not
                 settled; resolutions are what --settle can say of it
  stays          [{ name, why, words }], what keeps its live value
  warnings       texts
  facts          [{ kind, parameters, text }], all that the plan as text says
                 besides changes and conflicts
  decisions, base?, baseState, local, live, unknown, hasSecret, planned
                 what it was made from, and every setting that will be live;
                 baseState is "known", "none", "unreadable" (what is stored
                 is broken) or "rewritten" (nothing counts as removed)
null stands for a parameter that is not set. Members may be added; none will
be taken away or change its meaning within version 1. No secret is in it.`,
  },
  exit: {
    0: 'nothing to do',
    1: 'there are changes, or conflicts to be settled; also when a push would\nrefuse them because of a protection',
    2: 'something could not be planned; all other files were',
    130: 'interrupted',
  },
  examples: [
    'plan web.cognito-client.json',
    "plan --markdown 'clients/**/*.cognito-client.json'",
    'plan clients --out plan.json',
    'plan web.cognito-client.json --base before.json --require-base',
  ],
};
