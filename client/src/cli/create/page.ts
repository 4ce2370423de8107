import { archetypes } from '../../../../server/src/language/archetypes';
import type { HelpPage } from '../help-page';
import type { Options } from '../options';
import { COLOR_OPTIONS } from '../common/colors';
import { CONNECTION_OPTIONS } from '../common/connection';

/** The options of `create`. */
export const CREATE_OPTIONS = {
  pool: { value: 'ID', help: 'The user pool. Without it, the one that the file names.' },
  from: {
    value: 'KIND|FILE',
    completes: 'files',
    help: 'What to start from: a kind of app (see KINDS), or the file of another\napp client. FILE must not be there then.',
  },
  name: { value: 'NAME', help: "The new client's name. Without it, the ClientName of what it starts from." },
  secret: { help: 'The client gets a secret, which Cognito makes.' },
  'no-secret': { help: 'It gets none. No update can add one later.' },
  'show-secret': {
    help: 'Prints the new secret on standard output, and nothing else there. It is\nnot kept anywhere.',
  },
  yes: {
    help: 'Does not ask. Needs --secret or --no-secret where nothing else says it;\nrefuses a protected user pool.',
  },
  ...CONNECTION_OPTIONS,
  ...COLOR_OPTIONS,
} as const satisfies Options;

/** The manual of `create`. */
export const CREATE_PAGE: HelpPage = {
  synopsis: ['FILE [--pool ID] [options]', 'FILE --from KIND|FILE --pool ID [options]'],
  description: `Makes an app client from a file that has no ClientId yet, or from a kind of
app, and writes the new ClientId into FILE. Stops at what Amazon Cognito would
refuse, shows what it will make, and asks; the default answer is no. What is
saved in FILE while it works stays there, as a change that is not pushed yet.

A secret is made or not made at this moment: no update adds one or takes it
away. It is never written to a file, to a log or into the history. On a
terminal you are asked whether to see it, once; elsewhere --show-secret hands
it to the next program.`,
  options: CREATE_OPTIONS,
  completes: 'files',
  sections: { KINDS: archetypes.map(({ id, label }) => `${id.padEnd(19)}${label}`).join('\n') },
  exit: {
    0: 'the app client was made as asked for',
    1: 'it was not made: nobody said yes, or it is protected; or Cognito stored\nsomething else than asked for',
    2: 'something could not be done',
    130: 'interrupted',
  },
  examples: [
    'create web.cognito-client.json --from mobile-app',
    'create job.cognito-client.json --secret --pool us-east-1_Ab',
    'create b.cognito-client.json --from a.cognito-client.json',
  ],
};
