import { flowsOf, givesRefreshTokens } from '../effective';
import { sentence } from '../sentence';
import { breaks, compareAbility, widens, type Ability } from './abilities';
import type { ConsequenceRule } from './consequence';

const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';

const FLOWS: readonly Ability[] = [
  {
    causes: ['ExplicitAuthFlows'],
    items: (settings) => (flowsOf(settings) ?? []).filter((flow) => flow !== REFRESH),
    gone: breaks('Apps can no longer sign users in by:'),
    fresh: widens('Apps may also sign users in by:'),
    weak: {
      ALLOW_USER_PASSWORD_AUTH: "Apps may send the user's password in the request instead of proving it by SRP:",
    },
  },
  {
    causes: ['ExplicitAuthFlows'],
    items: (settings) =>
      (givesRefreshTokens(settings) ? (flowsOf(settings) ?? []) : []).filter((flow) => flow === REFRESH),
    gone: breaks('Apps can no longer renew tokens through InitiateAuth by:'),
    fresh: widens('Apps may renew tokens through InitiateAuth by:'),
  },
];

const UNSURE =
  'Whether an empty ExplicitAuthFlows allows no flow of the user pools API or the default ones is not documented.';

/** The consequences for flows of the user pools API. What an empty list allows is not documented: the sentence says so. */
export const flows: ConsequenceRule = (change) => {
  const before = flowsOf(change.before);
  const after = flowsOf(change.after);
  if (before && after) return FLOWS.flatMap((flow) => compareAbility(flow, change));
  if (before) {
    const refused = sentence(`${UNSURE} What may be refused now:`, ['ExplicitAuthFlows'], before);
    return [{ ...refused, side: 'takes-away', weight: 'breaks-sign-in' }];
  }
  if (after) {
    const allowed = sentence(`${UNSURE} What is allowed now:`, ['ExplicitAuthFlows'], after);
    return [{ ...allowed, side: 'opens', weight: 'widens-access' }];
  }
  return [];
};
