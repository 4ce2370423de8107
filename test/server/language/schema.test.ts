import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import {
  choicesOf,
  parameterNames,
  parameters,
  schema,
  schemaAt,
  settable,
  type ParameterSchema,
} from '../../../server/src/language/schema';
import { problemsOf } from './fixtures';
import { processorTimeOf } from '../../processor-time';

/** As AWS lists them in UpdateUserPoolClient. */
const DOCUMENTED =
  `UserPoolId ClientId ClientName RefreshTokenValidity AccessTokenValidity IdTokenValidity TokenValidityUnits ReadAttributes
  WriteAttributes ExplicitAuthFlows SupportedIdentityProviders CallbackURLs LogoutURLs DefaultRedirectURI AllowedOAuthFlows AllowedOAuthScopes
  AllowedOAuthFlowsUserPoolClient AnalyticsConfiguration PreventUserExistenceErrors EnableTokenRevocation
  EnablePropagateAdditionalUserContextData AuthSessionValidity RefreshTokenRotation`.split(/\s+/);

function everySchema(of: ParameterSchema, path = ''): [string, ParameterSchema][] {
  const inner = [
    ...Object.entries(of.properties ?? {}),
    ...(of.items ? [['[]', of.items] as const] : []),
    ...(of.anyOf ?? []).map((it, index) => [`|${index}`, it] as const),
  ];
  return [[path, of], ...inner.flatMap(([name, it]) => everySchema(it, `${path}/${name}`))];
}

describe('schema', () => {
  it('has the 23 parameters in the documented order', () => {
    assert.deepEqual(parameterNames, DOCUMENTED);
    assert.deepEqual(settable, DOCUMENTED.slice(2));
  });

  for (const [name, item] of Object.entries(parameters)) {
    it(`describes ${name}: type, text, link, a value to start from`, () => {
      assert.ok(item.type && item.description && item.markdownDescription);
      assert.ok(!item.description.includes('`'));
      assert.ok(
        item['x-docs']?.endsWith(`API_UpdateUserPoolClient.html#CognitoUserPools-UpdateUserPoolClient-request-${name}`),
      );
      assert.notEqual(item['x-snippet'], undefined);
    });
  }

  it('documents every value of every enum', () => {
    const enums = everySchema(schema).filter(([, item]) => item.enum ?? item['x-values']);
    assert.ok(enums.length >= 10);
    for (const [path, item] of enums) {
      const texts = item.markdownEnumDescriptions ?? item['x-valueDescriptions'] ?? [];
      assert.equal(texts.length, (item.enum ?? item['x-values'] ?? []).length, path);
      assert.ok(texts.every(Boolean), path);
    }
  });

  it('has a code for every limit', () => {
    const keywords = ['pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'maxItems', 'enum'] as const;
    for (const [path, item] of everySchema(schema).filter(([at]) => !at.includes('|'))) {
      for (const keyword of keywords.filter((key) => item[key] !== undefined))
        assert.ok(item['x-codes']?.[keyword], `${path} ${keyword}`);
    }
  });

  it('anchors its patterns, which stay fast on long texts', () => {
    const patterns = everySchema(schema).flatMap(([, item]) => item.pattern ?? []);
    assert.ok(patterns.length >= 10);
    for (const pattern of patterns) {
      assert.match(pattern, /^\^\(\?:.*\)\$$/);
      const spent = processorTimeOf(() => {
        for (const unit of ['a', '_', 'a_', 'arn:', ':', 'ALLOW_', ' '])
          new RegExp(pattern, 'u').test(`${unit.repeat(20_000)}\u0000`);
      });
      assert.ok(spent < 1000, pattern);
    }
  });

  it('has values to start from that break no rule', () => {
    const snippets = Object.fromEntries(
      parameterNames
        .filter((item) => item !== 'AnalyticsConfiguration')
        .map((item) => [item, parameters[item]['x-snippet']]),
    );
    const flows = ['ALLOW_USER_SRP_AUTH'];
    const problems = problemsOf(JSON.stringify({ ...snippets, ExplicitAuthFlows: flows }));
    assert.deepEqual(
      problems.filter((item) => item.severity === 'error' || item.severity === 'warning'),
      [],
    );
  });

  it('has defaults that break no rule', () => {
    const defaults = Object.fromEntries(
      settable.flatMap((item) => (parameters[item].default === undefined ? [] : [[item, parameters[item].default]])),
    );
    assert.equal(Object.keys(defaults).length, 16);
    const problems = problemsOf(JSON.stringify({ UserPoolId: 'us-east-1_a', ClientId: 'a', ...defaults }));
    assert.deepEqual(
      problems.filter((item) => item.severity === 'error' || item.severity === 'warning'),
      [],
    );
  });

  it('gives an object the default that its members have', () => {
    const units = parameters.TokenValidityUnits;
    assert.deepEqual(
      units.default,
      Object.fromEntries(Object.entries(units.properties ?? {}).map(([name, item]) => [name, item.default])),
    );
  });

  it('finds the schema of a place, and nothing where nothing may stand', () => {
    assert.equal(schemaAt([]), schema);
    assert.equal(schemaAt(['CallbackURLs', 3])?.maxLength, 1024);
    assert.equal(schemaAt(['TokenValidityUnits', 'IdToken'])?.default, 'hours');
    for (const path of [
      ['Nope'],
      ['constructor'],
      ['TokenValidityUnits', '__proto__'],
      ['ClientName', 0],
      ['CallbackURLs', 'x'],
    ])
      assert.equal(schemaAt(path), undefined);
  });

  it('names the values of a place with their successors', () => {
    const flows = choicesOf(schemaAt(['ExplicitAuthFlows', 0])!);
    assert.equal(flows.length, 10);
    assert.deepEqual(
      flows.filter((item) => item.deprecated).map((item) => [item.value, item.newerName]),
      [
        ['ADMIN_NO_SRP_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'],
        ['CUSTOM_AUTH_FLOW_ONLY', 'ALLOW_CUSTOM_AUTH'],
        ['USER_PASSWORD_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
      ],
    );
  });
});

describe('schema in any JSON editor', () => {
  const file = JSON.parse(readFileSync(join(__dirname, '../../../schemas/app-client.schema.json'), 'utf8')) as object;
  const service = getLanguageService({});
  service.configure({ schemas: [{ uri: 'schema:app-client', fileMatch: ['*'], schema: file }] });

  async function messagesFor(text: string): Promise<string[]> {
    const document = TextDocument.create('file:///a.json', 'json', 1, text);
    return (await service.doValidation(document, service.parseJSONDocument(document), { comments: 'ignore' })).map(
      (item) => String(item.message),
    );
  }

  it('accepts a client with comments and trailing commas', async () => {
    assert.deepEqual(
      await messagesFor(
        `{
          "UserPoolId": "us-east-1_a",
          "ClientId": "a", /* why */
          "ExplicitAuthFlows": ["ALLOW_NEWER_THING", "USER_PASSWORD_AUTH",],
          "CallbackURLs": ["https://日本.example"],
        }`,
      ),
      [],
    );
  });

  it('refuses what the service refuses', async () => {
    const messages = await messagesFor(
      `{
        "UserPoolId": "nope",
        "AuthSessionValidity": 16,
        "ExplicitAuthFlows": ["SRP"],
        "CallbackURLs": ["a b", ""],
        "ClientName": "é",
        "ClientSecret": "x"
      }`,
    );
    assert.equal(messages.length, 9, messages.join('\n'));
  });
});
