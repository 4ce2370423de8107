// A Cognito that answers what a test made up.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CLIENT_SHAPES, type AnswerShape } from '../../../../client/src/aws/answers';
import { plainServer, type Listening } from '../../aws/loopback';
import { hostileName, hostileText, SECRETS } from './texts';

export const POOL = 'us-east-1_Abc123456';
export const CLIENT = '1example23456789';

/** Members of an object as JSON texts: a value in memory could not have a member called `__proto__`, or one twice. */
type Members = readonly (readonly [name: string, json: string])[];

const objectText = (all: Members): string => `{${all.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join()}}`;

const text = hostileText.map((it) => JSON.stringify(it));
const texts = fc.array(text, { maxLength: 4 }).map((items) => `[${items.join()}]`);

/** What people really have: enough of it leads into the texts about a change. */
const USUAL: Readonly<Record<string, readonly unknown[]>> = {
  AllowedOAuthFlows: [['code'], ['implicit', 'code'], ['client_credentials'], []],
  AllowedOAuthScopes: [['openid', 'email'], ['api/read'], []],
  ExplicitAuthFlows: [['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], ['ALLOW_USER_AUTH'], []],
  SupportedIdentityProviders: [['COGNITO'], ['Google', 'COGNITO']],
  CallbackURLs: [['https://shop.example.com/cb'], ['app.shop:/cb', 'http://localhost:3000/']],
  PreventUserExistenceErrors: ['ENABLED', 'LEGACY'],
  ClientType: ['REGULAR', 'DCR'],
  TokenValidityUnits: [{ AccessToken: 'minutes', IdToken: 'hours', RefreshToken: 'days' }, {}],
  RefreshTokenRotation: [{ Feature: 'ENABLED', RetryGracePeriodSeconds: 10 }, { Feature: 'DISABLED' }],
};

const count = fc.constantFrom(0, 1, 3, 5, 30, 60, 3_650, -1, 2 ** 40).map(String);
const flag = fc.constantFrom('true', 'false');

/** Values of no particular type. */
const odd = fc.oneof(
  text,
  count,
  fc.constantFrom('null', '0.5', '1e999', '[]', '{}', '[[[[]]]]', '{"__proto__":{"polluted":1}}'),
  fc.tuple(hostileName, text).map((member) => objectText([member])),
);
/** Members that this version does not know. One of them may hold a secret. */
const unknown = fc.array(
  fc.tuple(
    hostileName,
    fc.oneof(
      odd,
      fc.constantFrom(...SECRETS).map((value) => JSON.stringify({ Value: value })),
    ),
  ),
  { maxLength: 3 },
);
const unknownInside = fc.array(fc.tuple(hostileName, odd), { maxLength: 2 });

function shaped(shape: AnswerShape): fc.Arbitrary<string> {
  if (shape === 'text') return text;
  if (shape === 'flag') return flag;
  if (shape === 'count') return count;
  if (shape === 'texts') return texts;
  return members(shape, [], unknownInside).map(objectText);
}

function members(
  shapes: Readonly<Record<string, AnswerShape>>,
  without: readonly string[],
  others: fc.Arbitrary<Members> = unknown,
): fc.Arbitrary<Members> {
  const known = Object.entries(shapes)
    .filter(([name]) => !without.includes(name))
    .map(([name, shape]) => {
      const usual = USUAL[name]?.map((value) => JSON.stringify(value)) ?? [];
      const value = usual.length > 0 ? fc.oneof(shaped(shape), fc.constantFrom(...usual)) : shaped(shape);
      return fc.option(value.map((json) => [name, json] as const));
    });
  return fc.tuple(fc.tuple(...known), others).map(([some, more]) => [...some.filter((it) => it !== null), ...more]);
}

const secret = fc.constantFrom(...SECRETS);

/** What a client's secret is answered as. */
const secretMember = fc.oneof(
  { arbitrary: secret.map((value): Members => [['ClientSecret', JSON.stringify(value)]]), weight: 8 },
  { arbitrary: fc.constant<Members>([]), weight: 6 },
  {
    arbitrary: secret.map((value): Members => [
      ['ClientSecret', JSON.stringify([value])],
      ['ClientName', JSON.stringify(value)],
    ]),
    weight: 1,
  },
  {
    arbitrary: secret.map((value): Members => [
      ['ClientSecret', JSON.stringify(value)],
      ['ClientName', JSON.stringify(`x${value}`)],
    ]),
    weight: 1,
  },
);

/** How a list ends: rightly, with the same token again, with empty pages, or not at all. */
const ending = fc.oneof(
  { arbitrary: fc.constant('end' as const), weight: 400 },
  { arbitrary: fc.constantFrom('same' as const, 'empty' as const), weight: 20 },
  { arbitrary: fc.constant('never' as const), weight: 1 },
);

const clientId = fc.oneof(
  { arbitrary: fc.constantFrom(CLIENT, '2other', '3other+x', 'A_b'), weight: 30 },
  { arbitrary: hostileText, weight: 1 },
);
const listed = (name: string, more: fc.Arbitrary<Members>): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(text, more, unknown), { maxLength: 3 })
    .map(
      (entries) => `[${entries.map(([json, rest, others]) => objectText([[name, json], ...rest, ...others])).join()}]`,
    );

/** What one service answers; each is JSON, most of it well-formed. */
export const answers = fc.record({
  /** The settings of a client. */
  client: fc.oneof(
    { arbitrary: members(CLIENT_SHAPES, ['UserPoolId', 'ClientId']), weight: 12 },
    {
      arbitrary: fc
        .tuple(members(CLIENT_SHAPES, ['UserPoolId', 'ClientId']), fc.constantFrom(...Object.keys(CLIENT_SHAPES)), odd)
        .map(([rest, name, json]): Members => [...rest, [name, json]]),
      weight: 1,
    },
  ),
  secret: secretMember,
  pool: fc.tuple(text, text, unknown, listed('Name', fc.constant<Members>([['Mutable', 'true']]))),
  providers: listed('ProviderName', fc.constant<Members>([['ProviderType', '"OIDC"']])),
  servers: listed(
    'Identifier',
    texts.map((items): Members => [
      [
        'Scopes',
        JSON.stringify((JSON.parse(items) as string[]).map((it) => ({ ScopeName: it, ScopeDescription: it }))),
      ],
    ]),
  ),
  clients: fc.array(fc.tuple(clientId, text, unknown), { maxLength: 4 }),
  pools: fc.array(
    fc.tuple(
      fc.oneof({ arbitrary: fc.constant(POOL), weight: 9 }, { arbitrary: hostileText, weight: 1 }),
      text,
      unknown,
    ),
    { maxLength: 3 },
  ),
  ending,
  /** What the service says to an update; undefined: it accepts it. */
  refusal: fc.option(fc.tuple(hostileText, hostileText), { nil: undefined }),
  broken: fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 40 },
    {
      arbitrary: fc.constantFrom('', '[]', 'null', '{', '<html>', '{"UserPoolClient":[]}', '{"__proto__":{"a":1}}'),
      weight: 1,
    },
  ),
});

export type Answers = typeof answers extends fc.Arbitrary<infer T> ? T : never;

/** The most requests that a command may need: one that goes on is held up by nothing. */
export const MOST_REQUESTS = 3_000;

/** A service on this machine. */
export interface Service {
  readonly url: string;
  /** What it answers from now on. */
  answer(answers: Answers): void;
  /** Requests since then. */
  asked(): number;
  /** All answers so far. */
  answered(): number;
  stop(): Promise<void>;
}

export async function startService(): Promise<Service> {
  let now: Answers | undefined;
  let [asked, answered] = [0, 0];
  const server: Listening = await plainServer((request, response) => {
    const body: Buffer[] = [];
    request.on('data', (chunk: Buffer) => body.push(chunk));
    request.on('end', () => {
      asked++;
      answered++;
      const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
      const input = JSON.parse(Buffer.concat(body).toString()) as Record<string, unknown>;
      const [status, reply] = asked > MOST_REQUESTS ? [400, '{}'] : replyTo(operation, input, now ?? assert.fail());
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(reply);
    });
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    answer: (answers_) => {
      now = answers_;
      asked = 0;
    },
    asked: () => asked,
    answered: () => answered,
    stop: () => server.stop(),
  };
}

type Reply = readonly [status: number, body: string];
const ok = (members_: Members): Reply => [200, objectText(members_)];

function replyTo(operation: string, input: Readonly<Record<string, unknown>>, it: Answers): Reply {
  if (it.broken !== undefined) return [200, it.broken];
  switch (operation) {
    case 'DescribeUserPoolClient':
      return ok([['UserPoolClient', clientText(it, input['ClientId'])]]);
    case 'CreateUserPoolClient':
      return ok([['UserPoolClient', clientText(it, '9created')]]);
    case 'UpdateUserPoolClient':
      return it.refusal
        ? refusalOf(it.refusal, it.secret)
        : ok([['UserPoolClient', clientText(it, input['ClientId'])]]);
    case 'DescribeUserPool':
      return ok([['UserPool', poolText(it)]]);
    case 'ListUserPoolClientSecrets':
      return ok([
        [
          'ClientSecrets',
          JSON.stringify(it.secret.map(([, value]) => ({ ClientSecretId: 'a', ClientSecretValue: value }))),
        ],
      ]);
    case 'ListIdentityProviders':
      return page('Providers', it.providers, it, input);
    case 'ListResourceServers':
      return page('ResourceServers', it.servers, it, input);
    case 'ListUserPoolClients':
      return page('UserPoolClients', listText(it.clients, 'ClientId', 'ClientName'), it, input);
    case 'ListUserPools':
      return page('UserPools', listText(it.pools, 'Id', 'Name'), it, input);
    default:
      return [400, '{"__type":"InvalidParameterException","message":"no such operation"}'];
  }
}

const clientText = ({ client, secret: shown }: Answers, id: unknown): string =>
  objectText([...client, ['UserPoolId', JSON.stringify(POOL)], ['ClientId', JSON.stringify(id)], ...shown]);

const poolText = ({ pool: [name, domain, others, attributes] }: Answers): string =>
  objectText([
    ...others,
    ['Id', JSON.stringify(POOL)],
    ['Name', name],
    ['Domain', domain],
    ['Arn', `"arn:aws:cognito-idp:us-east-1:"`.replace(/"$/, name.slice(1))],
    ['SchemaAttributes', attributes],
  ]);

const listText = (entries: Answers['clients'], id: string, name: string): string =>
  `[${entries.map(([value, json, others]) => objectText([...others, [id, JSON.stringify(value)], [name, json]])).join()}]`;

let token = 0;

function page(
  member: string,
  items: string,
  { ending: end }: Answers,
  input: Readonly<Record<string, unknown>>,
): Reply {
  const next = { end: undefined, same: 'again', empty: `${String(input['NextToken'])}.`, never: `n${token++}` }[end];
  const shown = end === 'empty' && input['NextToken'] !== undefined ? '[]' : items;
  return ok([[member, shown], ...(next === undefined ? [] : [['NextToken', JSON.stringify(next)] as const])]);
}

/** A refusal that quotes the client's secret, as it was described before. */
function refusalOf([type, message]: NonNullable<Answers['refusal']>, shown: Members): Reply {
  const value = JSON.parse(shown[0]?.[1] ?? '""') as unknown;
  const leaked = typeof value === 'string' ? value : '';
  const told = `${message} ${leaked} "ClientSecret":"${leaked}"`;
  return [400, JSON.stringify({ __type: `InvalidParameterException${type}`, message: told })];
}
