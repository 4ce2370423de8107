import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { savedPlan } from '../../../client/src/cli/plan/saved';
import { planText } from '../../../client/src/cli/plan/text';
import { errorsIn } from '../../../client/src/sync/blocking';
import { settingLines } from '../../../client/src/sync/create/draft';
import { driftOf } from '../../../client/src/sync/drift';
import { explanationDocument } from '../../../client/src/sync/explain/document';
import { newFileText, parseFile, pulledText, applyResolutions } from '../../../client/src/sync/file-text';
import { readLive, type Live } from '../../../client/src/sync/live';
import { planPush, type PushPlan } from '../../../client/src/sync/plan';
import { changesOf, planMarkdown } from '../../../client/src/sync/plan-text';
import { KEEPABLE, promotedText } from '../../../client/src/sync/promote';
import { NOT_KNOWN } from '../../../client/src/sync/risk';
import { fromFile, type Settings } from '../../../client/src/sync/settings';
import { syncStatusOf } from '../../../client/src/sync/sync-status';
import { createLanguage } from '../../../server/src/language/language';
import { settable } from '../../../server/src/language/schema';
import { richStyle } from '../../server/language/workbench';
import { describePlan } from '../../../client/src/sync/plan-facts';
import { described } from './described';

const NAMES = [
  'toString',
  'valueOf',
  'toJSON',
  '__proto__',
  'constructor',
  'length',
  'AccessToken',
  'RefreshToken',
  'Feature',
  'ApplicationArn',
  'RoleArn',
  'UserDataShared',
];
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'hours',
    'ENABLED',
    'code',
    '\uD800',
    '[x](command:y)',
    2 ** 53 + 2,
    -1,
    0.1,
    60,
  ),
  fc.constantFrom(...NAMES),
);

/** JSON as a file, a stored base or the service could hold it, whatever the schema says; with members that objects have by themselves. */
const odd: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar.map((value) => JSON.stringify(value)),
    fc.constant('1e999'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 4 })
      .map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`),
  ),
})).value;
const oddTexts = fc.dictionary(fc.constantFrom<string>(...settable), odd, { maxKeys: 8 }).map((values) => {
  const members = { ...values, UserPoolId: '"us-east-1_Abc123456"', ClientId: '"1example23456789"' };
  return `{${Object.entries(members)
    .map(([name, value]) => `"${name}":${value}`)
    .join()}}`;
});

const BARE = '{"UserPoolId":"us-east-1_Abc123456","ClientId":"1example23456789"}';
/** A role that is no text beside an application: found by these tests. */
const ODD_ROLE = BARE.replace('{', '{"AnalyticsConfiguration":{"RoleArn":1e999,"ApplicationArn":"toString"},');

interface Odd {
  readonly text: string;
  readonly local: Settings;
  readonly live: Live;
  readonly base: Settings;
  readonly plan: PushPlan;
}
const identity = { UserPoolId: 'us-east-1_Abc123456', ClientId: '1example23456789' };
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

async function put(text: string, answer: string, stored: string): Promise<Odd> {
  const [local, base] = [fromFile(json(text)), fromFile(json(stored))];
  const gateway = {
    describeUserPoolClient: async () => ({ members: json(answer), showsSecret: false }),
  } as unknown as Parameters<typeof readLive>[0];
  const live = await readLive(
    gateway,
    { userPoolId: identity.UserPoolId, clientId: identity.ClientId },
    new AbortController().signal,
  );
  const plan = planPush({ base: { file: base, live: base }, local, live: live.settings });
  return { text, local, live, base, plan };
}

const planned = ({ plan, live, text, local }: Odd) => ({
  live,
  ...describePlan({ live, context: {}, plan, mode: 'merge', decisions: {} }, { region: 'us-east-1' }),
  file: {
    path: 'a',
    name: 'a',
    text,
    sha256: '',
    target: { userPoolId: identity.UserPoolId, clientId: identity.ClientId },
    local,
  },
});

/** Everything that makes text of values, or compares them. */
const WORDS: Readonly<Record<string, (it: Odd) => unknown>> = {
  drift: ({ local, live, base }) =>
    driftOf({ file: base, live: base }, local, live.settings)
      .map(({ line }) => line)
      .join('\n'),
  'the lines of a draft': ({ live }) => settingLines(live.settings).join('\n'),
  standing: ({ local, live, base }) => JSON.stringify(syncStatusOf({ file: base, live: base }, local, live.settings)),
  'a plan document': ({ plan, live }) =>
    planMarkdown(described(plan, { identity, name: live.name, region: 'us-east-1' }, 'merge', {})),
  'a plan in a terminal': (it) => planText(planned(it), (_, text) => text),
  'a saved plan': (it) => JSON.stringify(savedPlan(planned(it))),
  'a pulled file': ({ text, live }) =>
    live.textLike(text) +
    live.textLike() +
    newFileText(identity, live.settings) +
    pulledText(text, identity, live.settings),
  'a promoted file': ({ text, live }) => promotedText(live.settings, text, KEEPABLE.slice(0, 6)),
  'a settled file': ({ text, plan }) => applyResolutions(text, plan),
  'what a client can do': ({ text, live, base }) =>
    explanationDocument(text, 'a', () => undefined, {
      settings: live.settings,
      hasSecret: true,
      when: '14:03',
      base: { file: base, live: base },
    }),
  'what stands against a push': ({ text, live }) => JSON.stringify(errorsIn(text, {}, { live: live.settings })),
  'hovers and hints': ({ text, live }) => {
    const document = TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, text);
    const opened = createLanguage(richStyle).open(document, {}, { live: live.settings });
    return JSON.stringify([
      opened.hints({}),
      ...Array.from({ length: 20 }, (_, at) => opened.hover(document.positionAt(Math.floor((text.length * at) / 20)))),
    ]);
  },
};

describe('values that no schema foresees', () => {
  it('are told as they are written', () => {
    const settings = (value: object): Settings => value as Settings;
    const lines = settingLines(
      settings({
        AccessTokenValidity: '60',
        TokenValidityUnits: { AccessToken: { toString: 1 } },
        AnalyticsConfiguration: { ApplicationArn: { toString: 1 }, valueOf: [1] },
        CallbackURLs: [{ toString: 'x' }, 'https://a.example'],
      }),
    );
    assert.deepEqual(lines, [
      'AccessTokenValidity: 60 toString 1',
      'CallbackURLs: {"toString":"x"}, https://a.example',
      'AnalyticsConfiguration: ApplicationArn {"toString":1}, valueOf [1]',
    ]);
  });

  it('are never called harmless: of what is not known nothing is said, and it counts as the worst', () => {
    const plan = planPush({
      local: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'], PreventUserExistenceErrors: 'ENABLED' },
      live: { ExplicitAuthFlows: 'ALLOW_USER_AUTH', PreventUserExistenceErrors: 'STRICT' } as unknown as Settings,
    });
    assert.deepEqual(
      changesOf(plan).map(({ entry, marks }) => [entry.name, marks]),
      ['ExplicitAuthFlows', 'PreventUserExistenceErrors'].map((name) => [
        name,
        [{ risk: 'breaks-sign-in', reason: NOT_KNOWN }],
      ]),
    );
    assert.match(
      planMarkdown(described(plan, { identity, name: 'web', region: 'us-east-1' }, 'merge', {})),
      /## What this takes away\n\n- What this does cannot be said/,
    );
  });

  it('leave a file that is nested too deep to be read unread', () => {
    assert.equal(parseFile(`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`), undefined);
  });

  for (const [what, words] of Object.entries(WORDS)) {
    it(`do not end ${what}`, () =>
      fc.assert(
        fc.asyncProperty(oddTexts, oddTexts, oddTexts, async (text, answer, stored) => {
          const said = words(await put(text, answer, stored));
          assert.doesNotMatch(String(said), /\[object |\[native code\]/, 'what is said has a meaning');
        }),
        { numRuns: 200, examples: [[BARE, ODD_ROLE, BARE]] },
      ));
  }
});
