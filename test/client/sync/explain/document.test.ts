import assert from 'node:assert/strict';
import { explanationDocument, parameterLines } from '../../../../client/src/sync/explain/document';
import { planPush } from '../../../../client/src/sync/plan';
import { changesOf, planMarkdown } from '../../../../client/src/sync/plan-text';
import type { Settings } from '../../../../client/src/sync/settings';
import { described } from '../described';

const FILE = `// a comment
{
  "UserPoolId": "us-east-1_abc", "ClientId": "1abc",
  "ClientName": "web",
  /* "CallbackURLs": [] */
  "CallbackURLs": ["https://a.example/(x)"],
  "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": ["openid"],
  "AllowedOAuthFlowsUserPoolClient": true,
}
`;
const linked = (text: string, seen?: Parameters<typeof explanationDocument>[3]): string =>
  explanationDocument(text, 'web.cognito-client.json', (line) => `/web.json#L${line}`, seen);

describe('the document that explains a client', () => {
  it('leads from a sentence to the line of its parameter, and from what is not there to nowhere', () => {
    const text = linked(FILE);
    assert.match(text, /browsers are sent to one of these addresses.* \(\[CallbackURLs\]\(<\/web\.json#L6>\)\): https/);
    assert.match(text, /\(`AccessTokenValidity`, `TokenValidityUnits`\)/);
    assert.deepEqual(
      [...parameterLines(FILE)].map(([name, line]) => `${name} ${line}`),
      [
        'ClientName 4',
        'CallbackURLs 6',
        'AllowedOAuthFlows 7',
        'AllowedOAuthScopes 7',
        'AllowedOAuthFlowsUserPoolClient 8',
      ],
    );
  });

  it('counts what the file leaves out with the default, and as it was live once that was seen', () => {
    const live: Settings = {
      AccessTokenValidity: 7,
      CallbackURLs: ['https://old.example/'],
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      AllowedOAuthFlowsUserPoolClient: true,
    };
    assert.match(linked(FILE), /from the file alone[^]*access tokens that are good for 1 hour/);
    const seen = linked(FILE, { settings: live, hasSecret: false, when: '14:03', base: undefined });
    assert.match(
      seen,
      /as it was live at 14\\:03[^]*What this takes away[^]*old[^]*What this opens[^]*access tokens that are good for 7 hours/,
    );
    assert.match(
      linked(FILE, {
        settings: { ...live, CallbackURLs: ['https://a.example/(x)'], ClientName: 'web' },
        hasSecret: true,
        when: '14:03',
        base: undefined,
      }),
      /does nothing else than what was live/,
    );
  });

  it('says what it left out of a file under work, and that nothing can be said of a broken one', () => {
    assert.match(
      linked('{ "CallbackURLs": "https://a.example", "AuthSessionValidity": 4 }'),
      /\*\*Left out\*\*, because the value is not valid: CallbackURLs\.[^]*Users have 4 minutes/,
    );
    assert.match(linked('{ "CallbackURLs": ['), /syntax error/);
  });

  it('lets no value become markup', () => {
    const evil = '[x](command:evil) <img src=x> `a`\n# b | **c**';
    const text = linked(
      JSON.stringify({
        ClientName: evil,
        CallbackURLs: [evil],
        DefaultRedirectURI: evil,
        SupportedIdentityProviders: [evil],
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: [evil],
        AllowedOAuthFlowsUserPoolClient: true,
        ReadAttributes: [evil, 'b'],
        ExplicitAuthFlows: [evil],
        AnalyticsConfiguration: { ApplicationId: evil },
      }),
    );
    assert.ok(text.includes('command\\:evil'));
    assert.ok(!/(^|[^\\])\[x|(^|[^\\])<img|^# b|(^|[^\\])\*\*c/m.test(text), text);
  });
});

describe('the plan document', () => {
  const target = { identity: { UserPoolId: 'us-east-1_a', ClientId: '1abc' }, name: 'web', region: 'us-east-1' };
  const off: Settings = {
    CallbackURLs: ['https://a.example/'],
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid'],
  };

  it('says first what a push takes away and opens', () => {
    const live = { ...off, AllowedOAuthFlowsUserPoolClient: true };
    const text = planMarkdown(
      described(planPush({ live, local: { ...live, CallbackURLs: ['https://b.example/'] } }), target, 'merge', {}),
    );
    assert.match(
      text,
      /## What this takes away\n\n- Sign\\-in can no longer return to \(`CallbackURLs`\): https\\:[^\n]*a\\\.example[^]*## What this opens\n\n- Codes or tokens may also be sent to[^]*## Can break sign-in/,
    );
  });

  it('calls a change without consequence no risk, and says why', () => {
    const plan = planPush({ live: off, local: { ...off, CallbackURLs: [] } });
    assert.deepEqual(
      changesOf(plan).map(({ marks }) => marks),
      [
        [
          {
            risk: 'cosmetic',
            reason: 'Without consequence: it is a setting of OAuth, which is off in this client after the change.',
          },
        ],
      ],
    );
    assert.match(
      planMarkdown(described(plan, target, 'merge', {})),
      /## What this changes without consequence\n\n- `CallbackURLs`/,
    );
  });
});
