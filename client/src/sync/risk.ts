import {
  CUSTOM_ATTRIBUTES_UNSURE,
  GLOBAL_SIGN_OUT_STILL_WORKS,
  UNIT_ALONE,
} from '../../../server/src/language/statements';
import { parameters } from '../../../server/src/language/schema';
import { same } from '../../../server/src/language/same';
import { flowsOf } from './explain/effective';
import { unsureFlows } from './explain/flow-change';
import type { FacetName } from './facets';
import { isWellTyped } from './well-typed';
import { formatLifetime } from '../../../server/src/language/format-values';
import { formatNamedLifetime, isUnitAlone, secondsFor, type Lifetime } from '../../../server/src/language/lifetimes';
import type { Settings } from './settings';

/** The risks of changes, the worst first. */
export const RISKS = [
  'breaks-sign-in',
  'weakens-protection',
  'widens-access',
  'changes-lifetimes',
  'cosmetic',
] as const;

/** How much a change can do. */
export type Risk = (typeof RISKS)[number];

/** The risk of one part of a change, with the reason. */
export interface RiskAssessment {
  readonly risk: Risk;
  readonly reason: string;
}

interface ListRisk {
  readonly removed: (items: string) => string;
  readonly added: (items: string) => string;
  /** For a list of attributes, where none means all standard ones: what apps do with them. */
  readonly verb?: 'read' | 'write';
  /** Items whose addition weakens a protection, with the reason. */
  readonly weak?: Readonly<Record<string, string>>;
}

const PASSWORDS = 'the app sends passwords to Cognito in the request instead of proving them by SRP';

const FLOWS: ListRisk = {
  removed: (flows) => `Apps that use ${flows} are refused from now on.`,
  added: (flows) => `Apps may use ${flows}, too.`,
  weak: { ALLOW_USER_PASSWORD_AUTH: PASSWORDS },
};

const LISTS: Readonly<Partial<Record<FacetName, ListRisk>>> = {
  SupportedIdentityProviders: {
    removed: (providers) => `Users of ${providers} can no longer sign in here.`,
    added: (providers) => `Users of ${providers} can sign in here, too.`,
  },
  CallbackURLs: {
    removed: (addresses) => `Sign-in that returns to ${addresses} fails from now on.`,
    added: (addresses) => `Codes and tokens may be sent to ${addresses}, too.`,
  },
  LogoutURLs: {
    removed: (addresses) => `Sign-out that returns to ${addresses} fails from now on.`,
    added: (addresses) => `Sign-out may return to ${addresses}, too.`,
  },
  AllowedOAuthFlows: {
    removed: (grants) => `Apps that use the ${grants} grant are refused from now on.`,
    added: (grants) => `Apps may use the ${grants} grant, too.`,
    weak: { implicit: 'tokens travel in the address of a page' },
  },
  AllowedOAuthScopes: {
    removed: (scopes) => `Requests for ${scopes} are refused from now on.`,
    added: (scopes) => `Apps may ask for ${scopes}, too.`,
  },
  ReadAttributes: {
    verb: 'read',
    removed: (attributes) => `Apps and their tokens no longer see ${attributes}.`,
    added: (attributes) => `Apps may read ${attributes}, too.`,
  },
  WriteAttributes: {
    verb: 'write',
    removed: (attributes) => `Apps can no longer write ${attributes}; a provider that maps it can no longer sign in.`,
    added: (attributes) => `Apps may write ${attributes}, too.`,
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
    { risk: 'cosmetic', reason: 'Answers no longer say UserNotFoundException for a user who does not exist.' },
    { risk: 'weakens-protection', reason: 'Answers tell whether a user exists, and names can be tried out.' },
  ],
  EnableTokenRevocation: [
    true,
    {
      risk: 'cosmetic',
      reason: 'A single refresh token can be revoked; new access and ID tokens carry an origin_jti claim.',
    },
    {
      risk: 'weakens-protection',
      reason: `A stolen refresh token can no longer be revoked by itself. ${GLOBAL_SIGN_OUT_STILL_WORKS}`,
    },
  ],
  EnablePropagateAdditionalUserContextData: [
    true,
    { risk: 'cosmetic', reason: "The app may pass on its users' addresses for threat protection." },
    { risk: 'weakens-protection', reason: "Threat protection no longer sees the addresses of this app's users." },
  ],
};

/** The reason for a change whose consequences are not known: it counts as the worst. */
export const NOT_KNOWN = 'What this does cannot be said: a value is of a form that this version does not know.';

/** Assesses the change of one facet; the worst risk first. Empty when nothing changes. */
export function assessRisks(name: FacetName, before: Settings, after: Settings): RiskAssessment[] {
  if (same(name, before, after)) return [];
  if (!isWellTyped(name, before) || !isWellTyped(name, after)) return [{ risk: 'breaks-sign-in', reason: NOT_KNOWN }];
  return [...facetRisks(name, before, after)].sort((a, b) => RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk));
}

function facetRisks(name: FacetName, before: Settings, after: Settings): RiskAssessment[] {
  if (name === 'ExplicitAuthFlows') return flowRisks(before, after);
  const list = LISTS[name];
  if (list) return listRisks(list, listOf(name, before), listOf(name, after));
  const lifetime = formatNamedLifetime(name);
  if (lifetime) return [{ risk: 'changes-lifetimes', reason: formatLifetimeChange(lifetime, before, after) }];
  const [on, turnedOn, turnedOff] = SWITCHES[name] ?? [];
  if (turnedOn && turnedOff) return [effectiveFacet(name, after) === on ? turnedOn : turnedOff];
  if (name === 'RefreshTokenRotation') return [rotationRisk(before, after)];
  return [OTHERS[name] ?? { risk: 'cosmetic', reason: 'Sign-in works as before.' }];
}

function formatLifetimeChange(lifetime: Lifetime, before: Settings, after: Settings): string {
  const [now, then] = [before, after].map(
    (settings) => formatLifetime(settings, lifetime) + (isUnitAlone(settings, lifetime) ? ` (${UNIT_ALONE})` : ''),
  );
  const comparison = secondsFor(after, lifetime) > secondsFor(before, lifetime) ? 'longer' : 'shorter';
  return `A new ${lifetime.label} lives ${then}, ${comparison} than the ${now} of now.`;
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

function rotationRisk(before: Settings, after: Settings): RiskAssessment {
  const isOnAfter = isRotating(after);
  if (isRotating(before) && isOnAfter)
    return { risk: 'changes-lifetimes', reason: 'A refresh token that was exchanged stays good for another time.' };
  return isOnAfter
    ? {
        risk: 'breaks-sign-in',
        reason: 'Each refresh gives a new refresh token; apps that keep using the first one are signed out.',
      }
    : { risk: 'weakens-protection', reason: 'A stolen refresh token stays good until it expires.' };
}

/** The risks for flows: those that are sure, and those of lists of which nobody documents what they allow. */
function flowRisks(before: Settings, after: Settings): RiskAssessment[] {
  const [named, namedAfter] = [flowsOf(before), flowsOf(after)];
  const { why, lost, gained } = unsureFlows(before, after);
  const risks: RiskAssessment[] = [
    ...(lost.length > 0
      ? [{ risk: 'breaks-sign-in' as const, reason: `${why} This may take away ${lost.join(', ')}.` }]
      : []),
    ...(gained.length > 0
      ? [{ risk: 'widens-access' as const, reason: `${why} This may open ${gained.join(', ')}.` }]
      : []),
    ...(named && namedAfter
      ? listRisks(
          FLOWS,
          named.filter((flow) => !lost.includes(flow)),
          namedAfter.filter((flow) => !gained.includes(flow)),
        )
      : []),
  ];
  return risks.length > 0 ? risks : [{ risk: 'breaks-sign-in', reason: why }];
}

const isRotating = ({ RefreshTokenRotation: rotation }: Settings): boolean => rotation?.Feature === 'ENABLED';

function listRisks(
  { removed, added, verb, weak = {} }: ListRisk,
  before: readonly string[],
  after: readonly string[],
): RiskAssessment[] {
  if (verb && before.length === 0) return [{ risk: 'breaks-sign-in', reason: ATTRIBUTES.onlyListed(verb, after) }];
  if (verb && after.length === 0) return allAttributesRisks(verb, before);
  const gone = before.filter((item) => !after.includes(item));
  const fresh = after.filter((item) => !before.includes(item));
  const weakening = fresh.filter((item) => Object.hasOwn(weak, item));
  const harmless = fresh.filter((item) => !Object.hasOwn(weak, item));
  return [
    ...(gone.length > 0 ? [{ risk: 'breaks-sign-in' as const, reason: removed(gone.join(', ')) }] : []),
    ...weakening.map((item) => ({
      risk: 'weakens-protection' as const,
      reason: `${added(item)} Weaker: ${weak[item]}.`,
    })),
    ...(harmless.length > 0 ? [{ risk: 'widens-access' as const, reason: added(harmless.join(', ')) }] : []),
  ];
}

/** The risks of removing a list of attributes: that allows all standard ones; whether also custom ones is not settled. */
function allAttributesRisks(verb: 'read' | 'write', before: readonly string[]): RiskAssessment[] {
  const custom = before.filter((name) => /^(?:dev:)?custom:/.test(name));
  return [
    ...(custom.length > 0 ? [{ risk: 'breaks-sign-in' as const, reason: ATTRIBUTES.customUnclear(verb, custom) }] : []),
    { risk: 'widens-access', reason: ATTRIBUTES.allStandard(verb, before) },
  ];
}

const ATTRIBUTES = {
  onlyListed: (verb: 'read' | 'write', names: readonly string[]): string => {
    const providers = verb === 'write' ? ' Sign-in fails through a provider that fills another one.' : '';
    return `Apps may from now on ${verb} only ${names.join(', ')}, no longer all standard attributes of the pool. ${CUSTOM_ATTRIBUTES_UNSURE}${providers}`;
  },
  customUnclear: (verb: 'read' | 'write', names: readonly string[]): string =>
    `Whether apps can still ${verb} ${names.join(', ')} is documented differently in different places.`,
  allStandard: (verb: 'read' | 'write', names: readonly string[]): string =>
    `Apps may ${verb} all standard attributes of the pool, until now only ${names.join(', ')}. ${CUSTOM_ATTRIBUTES_UNSURE}`,
};

const effectiveFacet = (name: FacetName, settings: Settings): unknown => settings[name] ?? parameters[name].default;
const listOf = (name: FacetName, settings: Settings): readonly string[] =>
  (effectiveFacet(name, settings) ?? []) as readonly string[];
