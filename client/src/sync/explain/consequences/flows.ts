import { effectiveValue, flowsOf, givesRefreshTokens, unnamedFlowsOf, usesClientToken } from '../effective';
import { unsureFlows } from '../flow-change';
import { sentence } from '../sentence';
import { breaks, compareAbility, widens, type Ability } from './abilities';
import type { ClientChange, Consequence, ConsequenceRule } from './consequence';

const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';
const CLIENT_TOKEN = 'ALLOW_CLIENT_TOKEN_AUTH';

const FLOWS: readonly Ability[] = [
  {
    facts: ['flow-srp', 'flow-custom', 'flow-password-sends-password', 'flow-user-auth-passwords'],
    causes: ['ExplicitAuthFlows'],
    items: (settings) => (flowsOf(settings) ?? []).filter((flow) => flow !== REFRESH && flow !== CLIENT_TOKEN),
    unsure: unnamedFlowsOf,
    gone: breaks('Apps can no longer sign users in by:'),
    fresh: widens('Apps may also sign users in by:'),
    weak: {
      ALLOW_USER_PASSWORD_AUTH: "Apps may send the user's password in the request instead of proving it by SRP:",
    },
  },
  {
    facts: ['client-token-reads-scopes'],
    causes: ['ExplicitAuthFlows'],
    items: (settings) => (usesClientToken(settings) ? [CLIENT_TOKEN] : []),
    gone: breaks('Programs can no longer get tokens for the client itself, by GetClientToken:'),
    fresh: widens('Programs may get tokens for the client itself, by GetClientToken:'),
  },
  {
    facts: ['client-token-reads-scopes'],
    causes: ['AllowedOAuthScopes', 'ExplicitAuthFlows'],
    items: (settings) => (usesClientToken(settings) ? (effectiveValue(settings, 'AllowedOAuthScopes') ?? []) : []),
    gone: breaks(
      'Programs that ask for the scope by GetClientToken may be refused from now on, and a request without scopes no longer gets it:',
    ),
    fresh: widens('Tokens from GetClientToken may also hold the scope:'),
  },
];

/** Also while a client gives no new refresh tokens, those that it gave are renewed by this flow. */
const REFRESHING: Ability = {
  facts: ['flow-refresh', 'refresh-in-other-ways'],
  causes: ['ExplicitAuthFlows'],
  items: (settings) => (flowsOf(settings) ?? []).filter((flow) => flow === REFRESH),
  unsure: unnamedFlowsOf,
  gone: breaks('Apps can no longer renew tokens through InitiateAuth by:'),
  fresh: widens('Apps may renew tokens through InitiateAuth by:'),
};

/** The consequences for flows of the user pools API. Where it is not documented what a list allows, the sentence says so. */
export const flows: ConsequenceRule = (change) => [
  ...unsure(change),
  ...(flowsOf(change.before) && flowsOf(change.after)
    ? flowsIn(change).flatMap((flow) => compareAbility(flow, change))
    : []),
];

const flowsIn = ({ before, after }: ClientChange): readonly Ability[] =>
  givesRefreshTokens(before) || givesRefreshTokens(after) ? [...FLOWS, REFRESHING] : FLOWS;

function unsure({ before, after }: ClientChange): Consequence[] {
  const { why, lost, gained } = unsureFlows(before, after);
  const taken = sentence(`${why} This may take away:`, ['ExplicitAuthFlows'], lost);
  const opened = sentence(`${why} This may open:`, ['ExplicitAuthFlows'], gained);
  return [
    ...(lost.length > 0 ? [{ ...taken, side: 'takes-away' as const, weight: 'breaks-sign-in' as const }] : []),
    ...(gained.length > 0 ? [{ ...opened, side: 'opens' as const, weight: 'widens-access' as const }] : []),
  ];
}
