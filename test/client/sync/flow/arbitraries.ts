import fc from 'fast-check';
import { compose, FACETS, facetOf, mentions, type FacetName } from '../../../../client/src/sync/facets';
import type { Base, Resolution, Mode } from '../../../../client/src/sync/plan';
import type { Settings } from '../../../../client/src/sync/settings';

/** A public app, one with a secret, or a machine: they may use different values. */
export type Kind = 'app' | 'confidential' | 'machine';

/** Everything that a push depends on. */
export interface Triple {
  readonly kind: Kind;
  readonly base: Base | undefined;
  readonly local: Settings;
  readonly live: Settings;
  readonly mode: Mode;
  readonly decisions: Readonly<Record<FacetName, Resolution>>;
}

type Pieces = { readonly [P in FacetName]: fc.Arbitrary<Settings> };

const A = 'https://a.example/cb';
const ANALYTICS = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef';

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
/** Mostly a value, sometimes nothing. */
const maybe = (weight: number, some: fc.Arbitrary<Settings>): fc.Arbitrary<Settings> =>
  fc.oneof({ weight, arbitrary: some }, { weight: 10 - weight, arbitrary: fc.constant({}) });
const valueOf = <P extends FacetName>(name: P, weight: number, value: fc.Arbitrary<unknown>): fc.Arbitrary<Settings> =>
  maybe(
    weight,
    value.map((it) => ({ [name]: it }) as Settings),
  );
const some = (...items: string[]): fc.Arbitrary<string[]> => fc.shuffledSubarray(items);
const least = (...items: string[]): fc.Arbitrary<string[]> => fc.shuffledSubarray(items, { minLength: 1 });
/** The first item always: what others depend on is then rarely missing. */
const around = (first: string, ...items: string[]): fc.Arbitrary<string[]> =>
  fc.shuffledSubarray(items).chain((them) => fc.shuffledSubarray([first, ...them], { minLength: them.length + 1 }));

function lifetime(
  name: 'AccessTokenValidity' | 'IdTokenValidity' | 'RefreshTokenValidity',
  member: string,
  ...values: readonly (readonly [number, string?])[]
): fc.Arbitrary<Settings> {
  return maybe(
    7,
    pick(...values).map(
      ([value, unit]) => ({ [name]: value, ...(unit && { TokenValidityUnits: { [member]: unit } }) }) as Settings,
    ),
  );
}

const SHORT = [
  [5, 'minutes'],
  [60, 'minutes'],
  [1, 'hours'],
  [300, 'seconds'],
  [3600, 'seconds'],
  [1],
  [12],
  [1, 'days'],
  [24, 'hours'],
] as const;
const LONG = [[30, 'days'], [30], [720, 'hours'], [2, 'days'], [90], [172_800, 'seconds'], [3000, 'minutes']] as const;

const shared: Omit<Pieces, 'AllowedOAuthFlows' | 'AllowedOAuthScopes' | 'EnablePropagateAdditionalUserContextData'> = {
  ClientName: pick('web', 'mobile', 'shop').map((ClientName) => ({ ClientName })),
  RefreshTokenValidity: lifetime('RefreshTokenValidity', 'RefreshToken', ...LONG),
  AccessTokenValidity: lifetime('AccessTokenValidity', 'AccessToken', ...SHORT),
  IdTokenValidity: lifetime('IdTokenValidity', 'IdToken', ...SHORT),
  ReadAttributes: valueOf('ReadAttributes', 6, some('email', 'name', 'custom:plan')),
  WriteAttributes: valueOf('WriteAttributes', 6, some('email', 'name', 'custom:plan')),
  ExplicitAuthFlows: valueOf(
    'ExplicitAuthFlows',
    7,
    fc.oneof(
      {
        weight: 4,
        arbitrary: some('ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'),
      },
      { weight: 1, arbitrary: least('ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH') },
    ),
  ),
  SupportedIdentityProviders: valueOf('SupportedIdentityProviders', 7, some('COGNITO', 'Google', 'Corporate')),
  CallbackURLs: valueOf('CallbackURLs', 9, around(A, 'https://b.example/cb', 'myapp://cb', 'http://localhost:3000/cb')),
  LogoutURLs: valueOf('LogoutURLs', 6, some('https://a.example/out', 'https://b.example/out', 'myapp://out')),
  DefaultRedirectURI: valueOf('DefaultRedirectURI', 5, pick(A)),
  AllowedOAuthFlowsUserPoolClient: valueOf('AllowedOAuthFlowsUserPoolClient', 8, fc.boolean()),
  AnalyticsConfiguration: valueOf(
    'AnalyticsConfiguration',
    4,
    pick<Settings['AnalyticsConfiguration']>(
      { ApplicationArn: ANALYTICS },
      { ApplicationArn: ANALYTICS, UserDataShared: true },
      { ApplicationId: '0123456789abcdef', RoleArn: 'arn:aws:iam::123456789012:role/analytics', ExternalId: 'outside' },
    ),
  ),
  PreventUserExistenceErrors: valueOf('PreventUserExistenceErrors', 6, pick('LEGACY', 'ENABLED')),
  EnableTokenRevocation: valueOf('EnableTokenRevocation', 6, fc.boolean()),
  AuthSessionValidity: valueOf('AuthSessionValidity', 6, fc.integer({ min: 3, max: 15 })),
  RefreshTokenRotation: valueOf(
    'RefreshTokenRotation',
    5,
    fc.oneof(
      fc.constant({ Feature: 'DISABLED' }),
      fc
        .integer({ min: 0, max: 60 })
        .map((RetryGracePeriodSeconds) => ({ Feature: 'ENABLED', RetryGracePeriodSeconds })),
    ),
  ),
};

const signIn = {
  AllowedOAuthFlows: valueOf('AllowedOAuthFlows', 9, around('code', 'implicit')),
  AllowedOAuthScopes: valueOf(
    'AllowedOAuthScopes',
    9,
    around('openid', 'email', 'profile', 'https://api.example.com/read'),
  ),
};
const propagate = {
  EnablePropagateAdditionalUserContextData: valueOf('EnablePropagateAdditionalUserContextData', 5, fc.boolean()),
};

const PIECES: Readonly<Record<Kind, Pieces>> = {
  app: {
    ...shared,
    ...signIn,
    EnablePropagateAdditionalUserContextData: valueOf(
      'EnablePropagateAdditionalUserContextData',
      3,
      fc.constant(false),
    ),
  },
  confidential: { ...shared, ...signIn, ...propagate },
  machine: {
    ...shared,
    ...propagate,
    AllowedOAuthFlows: valueOf('AllowedOAuthFlows', 9, fc.constant(['client_credentials'])),
    AllowedOAuthScopes: valueOf(
      'AllowedOAuthScopes',
      9,
      around('https://api.example.com/read', 'https://api.example.com/write'),
    ),
  },
};

/** What a file may say and live never shows: the zero that becomes 30 days, and a unit without its number. */
const ODD: { readonly [P in FacetName]?: fc.Arbitrary<Settings> } = {
  RefreshTokenValidity: pick<Settings>(
    { RefreshTokenValidity: 0 },
    { RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: 'hours' } },
    { TokenValidityUnits: { RefreshToken: 'days' } },
  ),
  AccessTokenValidity: fc.constant({ TokenValidityUnits: { AccessToken: 'hours' } } as Settings),
};

/** One side's whole settings, as the service would take them. */
function whole(pieces: Pieces): fc.Arbitrary<Settings> {
  return fc.tuple(...FACETS.map((name) => pieces[name])).map((them) => legal(compose(them)));
}

/** Takes away what the service would refuse beside the rest. */
export function legal(settings: Settings): Settings {
  const {
    DefaultRedirectURI: uri,
    AllowedOAuthFlowsUserPoolClient: on,
    RefreshTokenRotation: rotation,
    ...rest
  } = settings;
  const oauth = [rest.AllowedOAuthFlows, rest.AllowedOAuthScopes, rest.CallbackURLs].every(
    (list) => list && list.length > 0,
  );
  const rotates = rotation?.Feature === 'ENABLED' && rest.ExplicitAuthFlows?.includes('ALLOW_REFRESH_TOKEN_AUTH');
  return {
    ...rest,
    ...(uri !== undefined && rest.CallbackURLs?.includes(uri) && { DefaultRedirectURI: uri }),
    ...(on !== undefined && { AllowedOAuthFlowsUserPoolClient: on && oauth }),
    ...(rotation && { RefreshTokenRotation: rotates ? { Feature: 'DISABLED' } : rotation }),
  };
}

type Step = 'keep' | 'change' | 'drop';
const step = (keep: number, change: number, drop: number): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: keep, arbitrary: fc.constant('keep' as const) },
    { weight: change, arbitrary: fc.constant('change' as const) },
    { weight: drop, arbitrary: fc.constant('drop' as const) },
  );

/** One side after somebody worked on it: some parameters changed, some taken away. */
function worked(from: Settings, pieces: Pieces, odd: typeof ODD, steps: fc.Arbitrary<Step>): fc.Arbitrary<Settings> {
  const of = (name: FacetName): fc.Arbitrary<Settings> =>
    steps.chain((it) => {
      if (it === 'keep') return fc.constant(facetOf(from, name));
      if (it === 'drop' && name !== 'ClientName') return fc.constant({});
      const strange = odd[name];
      return strange
        ? fc.oneof({ weight: 3, arbitrary: pieces[name] }, { weight: 1, arbitrary: strange })
        : pieces[name];
    });
  return fc.tuple(...FACETS.map(of)).map(compose);
}

/** What a file says of a client: mostly all of it. */
const mentioned = (live: Settings): fc.Arbitrary<Settings> =>
  fc
    .subarray(FACETS.filter((name) => mentions(live, name)))
    .chain((left) =>
      fc
        .boolean()
        .map((all) => compose(FACETS.filter((name) => all || left.includes(name)).map((name) => facetOf(live, name)))),
    );

const decision: fc.Arbitrary<Resolution> = pick('mine', 'theirs', 'both');
const decisions = fc.record(
  Object.fromEntries(FACETS.map((name) => [name, decision])) as Record<FacetName, typeof decision>,
);
const mode = fc.oneof(
  { weight: 5, arbitrary: fc.constant('merge' as const) },
  { weight: 1, arbitrary: fc.constant('exact' as const) },
);

function sides(kind: Kind): fc.Arbitrary<Pick<Triple, 'base' | 'local' | 'live'>> {
  const pieces = PIECES[kind];
  const known = whole(pieces).chain((before) =>
    mentioned(before).chain((file) =>
      fc.record({
        base: fc.oneof(
          { weight: 9, arbitrary: fc.constant({ file, live: before }) },
          { weight: 1, arbitrary: fc.constant(undefined) },
        ),
        local: worked(file, pieces, ODD, step(80, 15, 5)),
        live: worked(before, pieces, {}, step(80, 15, 5)).map(legal),
      }),
    ),
  );
  const strange = fc.record({
    base: fc.option(fc.record({ file: whole(pieces), live: whole(pieces) }), { nil: undefined }),
    local: whole(pieces),
    live: whole(pieces),
  });
  return fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: strange });
}

/** Base, file and live client as they come about: a client that was pulled, and then worked on from both sides; sometimes all of them unrelated. */
export const triple: fc.Arbitrary<Triple> = pick<Kind>('app', 'app', 'confidential', 'machine').chain((kind) =>
  fc
    .record({ kind: fc.constant(kind), sides: sides(kind), mode, decisions })
    .map(({ sides: them, ...rest }) => ({ ...rest, ...them })),
);

/** A client that the service would take. */
export const client: fc.Arbitrary<{ readonly kind: Kind; readonly live: Settings }> = pick<Kind>(
  'app',
  'confidential',
  'machine',
).chain((kind) => whole(PIECES[kind]).map((live) => ({ kind, live })));
