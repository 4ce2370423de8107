import type { ClientSettings } from '../model';
import { hasServiceRole } from './analytics';
import { isKept } from './attributes';
import { SERVICE_PREFIX } from './scopes';
import { hasUnitAloneOutOfRange } from './tokens';
import { isUnknownForm, urlsOf } from './urls';

/** Something that no source settles: it is accepted here, with a line in the log. */
export interface Unsettled {
  /** The catalogue's id. */
  readonly id: string;
  /** What it is about, after "It is not known whether the service accepts". */
  readonly what: string;
  readonly isIn: (request: ClientSettings) => boolean;
}

/** The one scope of the service's own that is documented. */
const REGISTRATION = `${SERVICE_PREFIX}dcr/register`;

/** What the catalogue calls unsettled. */
export const UNSETTLED: readonly Unsettled[] = [
  {
    id: 'token-unit-without-validity',
    what: 'a unit without its number, where the default number in that unit is out of range',
    isIn: hasUnitAloneOutOfRange,
  },
  {
    id: 'callback-not-absolute',
    what: 'a URL in another form than scheme://…',
    isIn: (request) => urlsOf(request).some(isUnknownForm),
  },
  {
    id: 'write-attribute-not-writable',
    what: 'identities, or an attribute that begins with cognito:, in WriteAttributes',
    isIn: ({ WriteAttributes = [] }) => WriteAttributes.some(isKept),
  },
  {
    id: 'analytics-describe-rolearn',
    what: 'ApplicationArn together with the role that describe shows beside it',
    isIn: ({ AnalyticsConfiguration: given }) => given?.ApplicationArn !== undefined && hasServiceRole(given),
  },
  {
    id: 'scope-unknown-custom',
    what: `a scope that begins with ${SERVICE_PREFIX}, other than ${REGISTRATION}`,
    isIn: ({ AllowedOAuthScopes = [] }) =>
      AllowedOAuthScopes.some((scope) => scope.startsWith(SERVICE_PREFIX) && scope !== REGISTRATION),
  },
];

/** A line for the log about each unsettled thing in a request that was accepted. */
export const unsettledNotes = (request: ClientSettings): string[] =>
  UNSETTLED.filter(({ isIn }) => isIn(request)).map(
    ({ what }) => `It is not known whether the service accepts ${what}. Here it was accepted.`,
  );
