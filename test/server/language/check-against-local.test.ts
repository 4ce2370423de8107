// The local Cognito's refusals were written from the rule catalogue on their own. Here both judge every fixture case.
import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { CHECKED_IDS, REFUSALS } from '../../../local-cognito/src/checks';
import { CLIENT_ID, POOL_ID, ROTATION_FEATURE, SETTING_LIMITS } from '../../../local-cognito/src/checks/client-limits';
import { violation } from '../../../local-cognito/src/checks/constraint';
import type { ClientSettings, StoredPool } from '../../../local-cognito/src/model';
import { poolSchema } from '../../../local-cognito/src/pool-schema';
import type { AppClientContext } from '../../../server/src/language/context';
import { problemsOf, readFixtures, type Case } from './fixtures';

const POOL: StoredPool = {
  id: 'us-east-1_AbCdEf123',
  name: 'bench',
  region: 'us-east-1',
  arn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEf123',
  tier: 'ESSENTIALS',
  created: 0,
  schema: poolSchema([]),
  clients: new Map(),
  resourceServers: new Map(),
  providers: new Map(),
};

/** What only the pool, its plan or the secret decides: nothing that a file shows. */
const NOT_IN_THE_FILE = [
  'client-credentials-requires-secret',
  'client-token-auth-requires-secret',
  'propagate-requires-secret',
  'provider-unknown',
  'read-attribute-unknown',
  'write-attribute-unknown',
  'write-attributes-missing-required',
  'rotation-needs-plan',
  'user-auth-needs-plan',
  'scope-unknown-custom',
];

/** What the service is not sure to refuse: the checker says less than the local Cognito, or nothing. */
const LENIENT = ['token-unit-without-validity'];

const SHARED = CHECKED_IDS.filter((id) => !NOT_IN_THE_FILE.includes(id) && !LENIENT.includes(id));

/** Texts that never reach the local checks as they stand. */
const NO_REQUEST = [
  'json-syntax',
  'wrong-type',
  'describe-wrapper',
  'foreign-text',
  'null-value',
  'value-placeholder',
  'url-placeholder',
];

/** One problem of the checker stands for all others of the same value. */
const COVERS: Readonly<Record<string, readonly string[]>> = {
  'token-validity-range': ['token-validity-order'],
  'access-id-validity-raw-range': ['token-validity-range'],
  'url-empty': ['url-whitespace'],
};

function refusals(settings: ClientSettings, pool = POOL, hasSecret = true): string[] {
  const limits = [
    ...POOL_ID,
    ...CLIENT_ID,
    ...SETTING_LIMITS,
    ...(settings.RefreshTokenRotation ? [ROTATION_FEATURE] : []),
  ];
  const broken = limits.filter((limit) => violation(limit, settings) !== undefined).map((limit) => limit.id);
  const context = { pool, hasSecret, doing: 'updating' } as const;
  return broken.length > 0
    ? broken
    : REFUSALS.filter((refusal) => refusal.check(settings, context) !== undefined).map((refusal) => refusal.id);
}

/** What reaches the checks: the SDK drops members that are null, and a refresh token of 0 is stored as 30 days. */
function stored(text: string): ClientSettings {
  const members = Object.entries(parse(text, [], { allowTrailingComma: true }) as object);
  const settings: ClientSettings = Object.fromEntries(members.filter(([, value]) => value !== null));
  return settings.RefreshTokenValidity === 0
    ? {
        ...settings,
        RefreshTokenValidity: 30,
        TokenValidityUnits: { ...settings.TokenValidityUnits, RefreshToken: 'days' },
      }
    : settings;
}

/** A pool of which all is known: what the case gives, and nothing else in it. */
function allKnown(given: AppClientContext): AppClientContext & { readonly hasSecret: boolean } {
  const all = <T>(list: { readonly items: readonly T[] } = { items: [] }) => ({ items: list.items, complete: true });
  // What the live client lists, the pool has.
  const live = (given.live?.SupportedIdentityProviders ?? []).map((name) => ({ name }));
  const identityProviders = all({ items: [...(given.identityProviders?.items ?? []), ...live] });
  return {
    tier: 'ESSENTIALS',
    ...given,
    hasSecret: given.hasSecret ?? true,
    attributes: all(given.attributes),
    identityProviders,
    resourceServers: all(given.resourceServers),
  };
}

function poolOf({ tier = 'ESSENTIALS', attributes, identityProviders, resourceServers }: AppClientContext): StoredPool {
  const own = (attributes?.items ?? []).map(({ name, required = false, mutable = true }) => ({
    Name: name,
    AttributeDataType: 'String',
    DeveloperOnlyAttribute: false,
    Mutable: mutable,
    Required: required,
  }));
  return {
    ...POOL,
    tier,
    schema: [...POOL.schema.filter(({ Name }) => !own.some((attribute) => attribute.Name === Name)), ...own],
    providers: new Map(
      (identityProviders?.items ?? []).map(({ name, type = 'OIDC' }) => [
        name,
        { ProviderName: name, ProviderType: type, AttributeMapping: {}, created: 0 },
      ]),
    ),
    resourceServers: new Map(
      (resourceServers?.items ?? []).map(({ identifier, scopes }) => [
        identifier,
        {
          Identifier: identifier,
          Name: 'Server',
          Scopes: scopes.map(({ name }) => ({ ScopeName: name, ScopeDescription: name })),
        },
      ]),
    ),
  };
}

const isRequest = ({ text }: Case): boolean => !problemsOf(text).some((problem) => NO_REQUEST.includes(problem.code));

describe('the checker beside the local Cognito', () => {
  for (const { code, cases } of readFixtures()) {
    for (const { name, text } of cases.filter(isRequest)) {
      const problems = problemsOf(text);
      const theirs = refusals(stored(text)).filter((refusal) => SHARED.includes(refusal));

      it(`${code}: ${name}: what the server refuses, the checker reports`, () => {
        const said = new Set(problems.flatMap((problem) => [problem.code, ...(COVERS[problem.code] ?? [])]));
        assert.deepEqual(
          theirs.filter((constraint) => !said.has(constraint)),
          [],
        );
      });
      it(`${code}: ${name}: what the checker calls an error, the server refuses`, () => {
        const errors = problems
          .filter((problem) => problem.severity === 'error' && SHARED.includes(problem.code))
          .map((problem) => problem.code);
        // Broken limits are answered first, so that combinations are only compared where no limit is broken.
        const limits = theirs.filter((constraint) => !REFUSALS.some(({ id }) => id === constraint));
        assert.deepEqual(
          errors.filter(
            (error) => !theirs.includes(error) && (limits.length === 0 || !REFUSALS.some(({ id }) => id === error)),
          ),
          [],
        );
      });
    }
  }

  for (const { code, cases } of readFixtures()) {
    for (const { name, text, context } of cases.filter(isRequest)) {
      const known = allKnown(context);
      const problems = problemsOf(text, known);
      const theirs = refusals(stored(text), poolOf(known), known.hasSecret);
      const limits = theirs.filter((constraint) => !REFUSALS.some(({ id }) => id === constraint));

      it(`${code}: ${name}: both say the same of it with a pool that is known`, () => {
        const said = new Set(problems.flatMap((problem) => [problem.code, ...(COVERS[problem.code] ?? [])]));
        assert.deepEqual(
          theirs.filter((constraint) => !LENIENT.includes(constraint) && !said.has(constraint)),
          [],
        );
        const errors = problems
          .filter((problem) => problem.severity === 'error' && CHECKED_IDS.includes(problem.code))
          .map((problem) => problem.code);
        assert.deepEqual(
          errors.filter(
            (error) => !theirs.includes(error) && (limits.length === 0 || !REFUSALS.some(({ id }) => id === error)),
          ),
          [],
        );
      });
    }
  }

  it('shares most of what the server refuses', () => assert.ok(SHARED.length >= 40, `${SHARED.length} codes`));
});
