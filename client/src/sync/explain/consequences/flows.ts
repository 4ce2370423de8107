import { flowsOf, givesRefreshTokens } from '../effective';
import { sentence } from '../sentence';
import { breaks, compared, widens, type Ability } from './abilities';
import type { ConsequenceRule } from './consequence';

const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';

const FLOWS: readonly Ability[] = [
  {
    causes: ['ExplicitAuthFlows'],
    items: (it) => (flowsOf(it) ?? []).filter((flow) => flow !== REFRESH),
    gone: breaks('Apps can no longer sign users in by:'),
    fresh: widens('Apps may also sign users in by:'),
    weak: {
      ALLOW_USER_PASSWORD_AUTH: "Apps may send the user's password in the request instead of proving it by SRP:",
    },
  },
  {
    causes: ['ExplicitAuthFlows'],
    items: (it) => (givesRefreshTokens(it) ? (flowsOf(it) ?? []) : []).filter((flow) => flow === REFRESH),
    gone: breaks('Apps can no longer renew tokens through InitiateAuth by:'),
    fresh: widens('Apps may renew tokens through InitiateAuth by:'),
  },
];

const UNSURE =
  'Whether an empty ExplicitAuthFlows allows no flow of the user pools API or the default ones is not documented.';

/** The flows of the user pools API. Of an empty list, what it allows is not documented: nothing sure is said then. */
export const flows: ConsequenceRule = (step) => {
  const [was, is] = [flowsOf(step.before), flowsOf(step.after)];
  if (was && is) return FLOWS.flatMap((flow) => compared(flow, step));
  if (was)
    return [
      {
        ...sentence(`${UNSURE} What may be refused now:`, ['ExplicitAuthFlows'], was),
        side: 'takes-away',
        weight: 'breaks-sign-in',
      },
    ];
  return is
    ? [
        {
          ...sentence(`${UNSURE} What is allowed now:`, ['ExplicitAuthFlows'], is),
          side: 'opens',
          weight: 'widens-access',
        },
      ]
    : [];
};
