import { parameters } from '../../../server/src/language/schema';
import { same } from '../../../server/src/language/same';
import type { FacetName } from './facets';
import { isWellTyped } from './well-typed';
import { formatNamedLifetime, formatLifetime, secondsFor } from '../../../server/src/language/lifetimes';
import type { Settings } from './settings';

/** How much a change can do, the worst first. */
export const RISKS = [
  'breaks-sign-in',
  'weakens-protection',
  'widens-access',
  'changes-lifetimes',
  'cosmetic',
] as const;
export type Risk = (typeof RISKS)[number];

/** What one part of a change does, and why it is called so. */
export interface RiskAssessment {
  readonly risk: Risk;
  readonly reason: string;
}

interface ListRisk {
  readonly removed: (items: string) => string;
  readonly added: (items: string) => string;
  /** What apps do with the attributes of such a list, of which none means all standard ones. */
  readonly verb?: 'read' | 'write';
  /** Items whose addition weakens a protection, with the reason. */
  readonly weak?: Readonly<Record<string, string>>;
}

const PASSWORDS = 'the app sends passwords to Cognito in the request instead of proving them by SRP';

const LISTS: Readonly<Partial<Record<FacetName, ListRisk>>> = {
  ExplicitAuthFlows: {
    removed: (it) => `Apps that sign in by ${it} are refused from now on.`,
    added: (it) => `Apps may sign in by ${it}, too.`,
    weak: { ALLOW_USER_PASSWORD_AUTH: PASSWORDS, USER_PASSWORD_AUTH: PASSWORDS },
  },
  SupportedIdentityProviders: {
    removed: (it) => `Users of ${it} can no longer sign in here.`,
    added: (it) => `Users of ${it} can sign in here, too.`,
  },
  CallbackURLs: {
    removed: (it) => `Sign-in that returns to ${it} fails from now on.`,
    added: (it) => `Codes and tokens may be sent to ${it}, too.`,
  },
  LogoutURLs: {
    removed: (it) => `Sign-out that returns to ${it} fails from now on.`,
    added: (it) => `Sign-out may return to ${it}, too.`,
  },
  AllowedOAuthFlows: {
    removed: (it) => `Apps that use the ${it} grant are refused from now on.`,
    added: (it) => `Apps may use the ${it} grant, too.`,
    weak: { implicit: 'tokens travel in the address of a page' },
  },
  AllowedOAuthScopes: {
    removed: (it) => `Requests for ${it} are refused from now on.`,
    added: (it) => `Apps may ask for ${it}, too.`,
  },
  ReadAttributes: {
    verb: 'read',
    removed: (it) => `Apps and their tokens no longer see ${it}.`,
    added: (it) => `Apps may read ${it}, too.`,
  },
  WriteAttributes: {
    verb: 'write',
    removed: (it) => `Apps can no longer write ${it}; a provider that maps it can no longer sign in.`,
    added: (it) => `Apps may write ${it}, too.`,
  },
};

const SWITCHES: Readonly<
  Partial<Record<FacetName, readonly [on: unknown, turnedOn: RiskAssessment, turnedOff: RiskAssessment]>>
> = {
  AllowedOAuthFlowsUserPoolClient: [
    true,
    {
      risk: 'widens-access',
      reason: 'The OAuth settings take effect: managed login and the OAuth endpoints answer for this client.',
    },
    {
      risk: 'breaks-sign-in',
      reason: 'The OAuth settings lose their effect: managed login and the OAuth endpoints refuse this client.',
    },
  ],
  PreventUserExistenceErrors: [
    'ENABLED',
    { risk: 'cosmetic', reason: 'Answers no longer tell whether a user exists.' },
    { risk: 'weakens-protection', reason: 'Answers tell whether a user exists, so that names can be tried out.' },
  ],
  EnableTokenRevocation: [
    true,
    { risk: 'cosmetic', reason: 'Refresh tokens can be revoked; new access and ID tokens carry an origin_jti claim.' },
    { risk: 'weakens-protection', reason: 'A stolen refresh token can no longer be revoked.' },
  ],
  EnablePropagateAdditionalUserContextData: [
    true,
    { risk: 'cosmetic', reason: "The app may pass on its users' addresses for threat protection." },
    { risk: 'weakens-protection', reason: "Threat protection no longer sees the addresses of this app's users." },
  ],
};

/** Said of a change whose consequences nobody can know: it counts as the worst. */
export const NOT_KNOWN = 'What this does cannot be said: a value is of a form that this version does not know.';

/** Says what a change of one facet does; the worst first. Empty when nothing changes. */
export function assessRisks(name: FacetName, before: Settings, after: Settings): RiskAssessment[] {
  if (same(name, before, after)) return [];
  if (!isWellTyped(name, before) || !isWellTyped(name, after)) return [{ risk: 'breaks-sign-in', reason: NOT_KNOWN }];
  return [...marks(name, before, after)].sort((a, b) => RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk));
}

function marks(name: FacetName, before: Settings, after: Settings): RiskAssessment[] {
  const list = LISTS[name];
  if (list) return listMarks(list, valueOf(name, before), valueOf(name, after));
  const lifetime = formatNamedLifetime(name);
  if (lifetime) {
    const longer = secondsFor(after, lifetime) > secondsFor(before, lifetime);
    return [
      {
        risk: 'changes-lifetimes',
        reason: `A new ${lifetime.label} lives ${formatLifetime(after, lifetime)}, ${longer ? 'longer' : 'shorter'} than the ${formatLifetime(before, lifetime)} of now.`,
      },
    ];
  }
  const [on, turnedOn, turnedOff] = SWITCHES[name] ?? [];
  if (turnedOn && turnedOff) return [valueOf(name, after) === on ? turnedOn : turnedOff];
  if (name === 'RefreshTokenRotation') return [rotationMark(before, after)];
  return [OTHERS[name] ?? { risk: 'cosmetic', reason: 'Sign-in works as before.' }];
}

const OTHERS: Readonly<Partial<Record<FacetName, RiskAssessment>>> = {
  ClientName: { risk: 'cosmetic', reason: 'Only what people see in the console.' },
  AuthSessionValidity: {
    risk: 'changes-lifetimes',
    reason: 'Users have another time to answer each step of a sign-in.',
  },
  DefaultRedirectURI: {
    risk: 'breaks-sign-in',
    reason: 'Sign-in requests without a redirect_uri return elsewhere, or fail.',
  },
  AnalyticsConfiguration: { risk: 'cosmetic', reason: 'Only what is reported to Amazon Pinpoint.' },
};

function rotationMark(before: Settings, after: Settings): RiskAssessment {
  const [was, is] = [before, after].map(({ RefreshTokenRotation: it }) => it?.Feature === 'ENABLED');
  if (was && is)
    return { risk: 'changes-lifetimes', reason: 'A refresh token that was exchanged stays good for another time.' };
  return is
    ? {
        risk: 'breaks-sign-in',
        reason: 'Each refresh gives a new refresh token; apps that keep using the first one are signed out.',
      }
    : { risk: 'weakens-protection', reason: 'A stolen refresh token stays good until it expires.' };
}

function listMarks(
  { removed, added, verb, weak = {} }: ListRisk,
  before: readonly string[],
  after: readonly string[],
): RiskAssessment[] {
  if (verb && before.length === 0)
    return [
      {
        risk: 'breaks-sign-in',
        reason: `Apps may from now on ${verb} only ${after.join(', ')}, no longer all standard attributes of the pool.${verb === 'write' ? ' Sign-in fails through a provider that fills another one.' : ''}`,
      },
    ];
  if (verb && after.length === 0) return allAttributes(verb, before);
  const gone = before.filter((it) => !after.includes(it));
  const fresh = after.filter((it) => !before.includes(it));
  const weakening = fresh.filter((it) => Object.hasOwn(weak, it));
  const harmless = fresh.filter((it) => !Object.hasOwn(weak, it));
  return [
    ...(gone.length > 0 ? [{ risk: 'breaks-sign-in' as const, reason: removed(gone.join(', ')) }] : []),
    ...weakening.map((it) => ({ risk: 'weakens-protection' as const, reason: `${added(it)} Weaker: ${weak[it]}.` })),
    ...(harmless.length > 0 ? [{ risk: 'widens-access' as const, reason: added(harmless.join(', ')) }] : []),
  ];
}

/** A list goes, which makes room for all standard attributes; what becomes of custom ones is not clear. */
function allAttributes(verb: 'read' | 'write', before: readonly string[]): RiskAssessment[] {
  const custom = before.filter((it) => /^(?:dev:)?custom:/.test(it));
  return [
    ...(custom.length > 0
      ? [
          {
            risk: 'breaks-sign-in' as const,
            reason: `Whether apps can still ${verb} ${custom.join(', ')} is documented differently in different places.`,
          },
        ]
      : []),
    {
      risk: 'widens-access',
      reason: `Apps may ${verb} all standard attributes of the pool, until now only ${before.join(', ')}.`,
    },
  ];
}

function valueOf(name: FacetName, settings: Settings): readonly string[] & unknown {
  return (settings[name] ?? parameters[name].default ?? []) as readonly string[];
}
