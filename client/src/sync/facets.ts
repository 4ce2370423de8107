import { parameters, settable, type AppClientParameters, type SettableName } from '../../../server/src/language/schema';
import { formatNamedLifetime, effectiveUnit } from '../../../server/src/language/lifetimes';
import type { Settings } from './settings';

/** A unit of comparing and planning: a settable parameter, or a lifetime together with its unit. */
export type FacetName = Exclude<SettableName, 'TokenValidityUnits'>;

/** All facets, in AWS's order. */
export const FACETS = settable.filter((name): name is FacetName => name !== 'TokenValidityUnits');

/** Settings that hold one facet, or nothing when it is not set. */
export type FacetValue = Settings;

/** Whether the settings say anything about a facet. A unit alone says something about its lifetime. */
export function mentions(settings: Settings, name: FacetName): boolean {
  const lifetime = formatNamedLifetime(name);
  return (
    settings[name] !== undefined ||
    (lifetime !== undefined && settings.TokenValidityUnits?.[lifetime.member] !== undefined)
  );
}

/** One facet of settings. A number without a unit gets its default unit: that is what it means. */
export function facetOf(settings: Settings, name: FacetName): FacetValue {
  const lifetime = formatNamedLifetime(name);
  if (!mentions(settings, name)) return {};
  if (!lifetime) return { [name]: settings[name] };
  return {
    ...(settings[name] !== undefined && { [name]: settings[name] }),
    TokenValidityUnits: { [lifetime.member]: effectiveUnit(settings, lifetime) },
  };
}

/** A facet with its documented default written out; empty where the API has no way to write it. */
export function defaultFacet(name: FacetName): FacetValue {
  return facetOf({ [name]: parameters[name].default } as Settings, name);
}

/** Combines facets into settings. */
export function compose(facets: readonly FacetValue[]): Settings {
  const units = Object.assign(
    {},
    ...facets.map(({ TokenValidityUnits }) => TokenValidityUnits),
  ) as AppClientParameters['TokenValidityUnits'];
  return {
    ...(Object.assign({}, ...facets) as Settings),
    ...(Object.keys(units).length > 0 && { TokenValidityUnits: units }),
  };
}
