import {
  foreignMembers,
  isParameterName,
  parameters,
  settable,
  type AppClientParameters,
  type Settings,
} from '../../../server/src/language/schema';

export type { Settings };

/** A describe answer, as far as this version knows its members. */
export interface Described {
  readonly settings: Settings;
  /** Names of members, also nested ones, that this version does not know: an update cannot carry them. */
  readonly unknown: readonly string[];
}

/** The role that the service adds to an ApplicationArn by itself; in a request it would be refused. */
const SERVICE_ROLE = /\/aws-service-role\/cognito-idp\.amazonaws\.com\//;

/**
 * Extracts the settings from the members of a describe answer. Left out are describe-only members, empty TokenValidityUnits
 * and the service-linked role, which a request may not hold.
 */
export function fromDescribe(members: Readonly<Record<string, unknown>>): Described {
  const known = pickSettings(members);
  const unknown = Object.keys(members).filter((name) => !isParameterName(name) && !foreignMembers.has(name));
  return {
    settings: withoutAdditions(known),
    unknown: [...unknown, ...unknownNested(known)],
  };
}

/** The settings that a parsed file mentions. null counts as not mentioned; the identifying parameters are left out. */
export function fromFile(value: Readonly<Record<string, unknown>>): Settings {
  return pickSettings(value);
}

function pickSettings(value: Readonly<Record<string, unknown>>): Settings {
  const given = settable.filter((name) => Object.hasOwn(value, name) && value[name] != null);
  return Object.fromEntries(given.map((name) => [name, value[name]])) as Settings;
}

function withoutAdditions(settings: Settings): Settings {
  const { TokenValidityUnits: units, AnalyticsConfiguration: analytics, ...rest } = settings;
  return {
    ...rest,
    ...(units && Object.keys(units).length > 0 && { TokenValidityUnits: units }),
    ...(analytics && { AnalyticsConfiguration: withoutServiceRole(analytics) }),
  };
}

function withoutServiceRole(
  analytics: AppClientParameters['AnalyticsConfiguration'],
): AppClientParameters['AnalyticsConfiguration'] {
  const { RoleArn, ...others } = analytics;
  return others.ApplicationArn && typeof RoleArn === 'string' && SERVICE_ROLE.test(RoleArn) ? others : analytics;
}

function unknownNested(settings: Settings): string[] {
  return settable.flatMap((name) => {
    const known = parameters[name].properties;
    return known
      ? Object.keys(settings[name] ?? {})
          .filter((member) => !Object.hasOwn(known, member))
          .map((member) => `${name}.${member}`)
      : [];
  });
}
