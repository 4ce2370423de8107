// A unit without its number: what every surface says of it. Whether Cognito counts the default number is not documented.
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { createLanguage } from '../../../server/src/language/language';
import { sdk } from '../../local-cognito/helpers';
import { completionsOf, openAt, richStyle } from '../../server/language/workbench';
import { POOL, run, withTerminal } from './terminal';

const FILE = 'a.cognito-client.json';
const ONE_MINUTE = /Counted for its default number, the access token would live 1 minute\./;
const NOT_DOCUMENTED = /What Cognito does with a unit without its number is not documented\./;
const LIMITS = /Allowed is 5 minutes to 1 day/;
const NOTE = /1 minute \(counted for the default number, which is not documented\)/;
/** What would promise a lifetime. */
const PROMISE = /1 minute \(default\)|(?:lives|good for|than the) 1 minute(?! \()/;

const file = (ids: object, unit = 'minutes'): string =>
  JSON.stringify({ ...ids, ClientName: 'app', TokenValidityUnits: { AccessToken: unit } }, null, 2);

describe('a unit without its number', () => {
  const at = withTerminal();
  let ids = { UserPoolId: POOL, ClientId: '' };
  beforeEach(async () => {
    const aws = sdk(at.local.url);
    const { UserPoolClient } = await aws.send(new CreateUserPoolClientCommand({ UserPoolId: POOL, ClientName: 'app' }));
    aws.destroy();
    ids = { UserPoolId: POOL, ClientId: UserPoolClient?.ClientId ?? assert.fail() };
    at.write({ [FILE]: file(ids) });
  });

  const printed = async (command: string, ...args: string[]): Promise<string> => {
    const { out, err } = await at.run(command, [FILE, ...args]);
    return out + err;
  };
  const marked = (part: 'key' | 'value'): string =>
    file(ids).replace(part === 'key' ? '"AccessToken"' : '"minutes"', (text) => `${text.slice(0, 2)}|${text.slice(2)}`);
  const hover = (part: 'key' | 'value'): string => {
    const { textDocument, offset, opened } = openAt(marked(part), richStyle);
    return (opened.hover(textDocument.positionAt(offset))?.contents as { value: string }).value;
  };

  /** Every surface, with what a person reads there. */
  const SURFACES: Readonly<Record<string, { read: () => Promise<string> | string; says: readonly RegExp[] }>> = {
    lint: {
      read: async () => (await run(['lint', FILE], { cwd: at.folder })).out,
      says: [/ warning /, ONE_MINUTE, NOT_DOCUMENTED, LIMITS],
    },
    'hover on the unit': { read: () => hover('value'), says: [ONE_MINUTE, NOT_DOCUMENTED, LIMITS] },
    'hover on its name': { read: () => hover('key'), says: [ONE_MINUTE, NOT_DOCUMENTED, LIMITS] },
    completion: {
      read: () => JSON.stringify(completionsOf(marked('value')).find(({ label }) => label === 'minutes')),
      says: [ONE_MINUTE, NOT_DOCUMENTED, LIMITS],
    },
    'the inlay hint': {
      read: () => {
        const document = TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, file(ids));
        return JSON.stringify([...createLanguage(richStyle).open(document, {}).hints({})]);
      },
      says: [/= 1 minute\?/, ONE_MINUTE, NOT_DOCUMENTED],
    },
    explain: { read: () => printed('explain'), says: [NOTE] },
    'explain --live': { read: () => printed('explain', '--live'), says: [NOTE] },
    'the text of a plan': {
      read: () => printed('plan'),
      says: [/Warning: .*AccessTokenValidity is left out/, ONE_MINUTE, NOT_DOCUMENTED, LIMITS, NOTE],
    },
    'the document of a plan': { read: () => printed('plan', '--markdown'), says: [ONE_MINUTE, NOT_DOCUMENTED, LIMITS] },
    'the JSON of a plan': {
      read: () => printed('plan', '--json'),
      says: [/"unit-alone"/, ONE_MINUTE, NOT_DOCUMENTED, LIMITS, NOTE],
    },
    drift: { read: () => printed('drift'), says: [NOTE] },
    'the log of the local Cognito': {
      read: async () => {
        await at.run('push', [FILE, '--yes']);
        return at.local.requests.flatMap(({ notes }) => notes).join('\n');
      },
      says: [/It is not known whether the service accepts a unit without its number/],
    },
  };

  for (const [surface, { read, says }] of Object.entries(SURFACES))
    it(`promises no lifetime in ${surface}, and says that it is not documented`, async () => {
      const text = (await read()).replaceAll('\\', '');
      for (const sentence of says) assert.match(text, sentence);
      assert.doesNotMatch(text, PROMISE);
    });

  it('is no warning of a plan where the default number fits, is live already, or is the number of its default unit', async () => {
    at.write({ [FILE]: file(ids, 'hours') });
    assert.doesNotMatch(await printed('plan'), /not documented/, 'an hour is an hour');
    at.write({ [FILE]: file(ids) });
    at.local.edit(POOL, ids.ClientId, { TokenValidityUnits: { AccessToken: 'minutes' } });
    assert.doesNotMatch(await printed('plan'), /Warning: TokenValidityUnits/);
  });

  it('counts the live number where there is one, and the plan says so without a doubt', async () => {
    at.local.edit(POOL, ids.ClientId, { AccessTokenValidity: 45 });
    const text = await printed('plan');
    assert.match(text, /AccessTokenValidity: 45 hours → 45 minutes/);
    assert.doesNotMatch(text, /not documented/);
  });

  it('is an unknown beginning where it is live alone and the file has the number', async () => {
    at.local.edit(POOL, ids.ClientId, { TokenValidityUnits: { AccessToken: 'minutes' } });
    at.write({
      [FILE]: file(ids).replace('"TokenValidityUnits"', '"AccessTokenValidity": 30,\n  "TokenValidityUnits"'),
    });
    const text = await printed('plan');
    assert.match(text, NOTE);
    assert.doesNotMatch(text, PROMISE);
  });
});
