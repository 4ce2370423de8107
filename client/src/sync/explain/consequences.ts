import type { AppClientContext } from '../../../../server/src/language/context';
import type { SettableName } from '../../../../server/src/language/schema';
import { same } from '../../../../server/src/language/same';
import { FACETS, type FacetName } from '../facets';
import { formatNamedLifetime, effectiveUnit } from '../../../../server/src/language/lifetimes';
import { NOT_KNOWN, RISKS } from '../risk';
import type { Settings } from '../settings';
import { isWellTyped, wellTypedSettings } from '../well-typed';
import { abilities } from './consequences/abilities';
import { attributeLists } from './consequences/attribute-lists';
import type { ClientChange, Consequence, ConsequenceRule } from './consequences/consequence';
import { flows } from './consequences/flows';
import { lengths } from './consequences/lengths';
import { switches } from './consequences/switches';
import { whyUnused } from './consequences/unused';
import { sentence } from './sentence';

export type { Consequence, Side } from './consequences/consequence';

/** A parameter with a reason, which is a part of a sentence. */
export interface NamedReason {
  readonly name: FacetName;
  readonly why: string;
}

/** The consequences of a change. */
export interface Consequences {
  /** What it takes away, the gravest first. */
  readonly takesAway: readonly Consequence[];
  /** What it opens, the gravest first. */
  readonly opens: readonly Consequence[];
  /** Parameters that change and of which AWS does not document what that does, each with what is known. */
  readonly notKnown: readonly NamedReason[];
  /** Parameters that change and are documented to do nothing by it, each with the reason. */
  readonly without: readonly NamedReason[];
}

const RULES: readonly ConsequenceRule[] = [flows, abilities, attributeLists, switches, lengths];

/**
 * Says what a change takes away and what it opens, as far as it has an effect in this client: to remove a callback URL while OAuth is off
 * takes nothing away. Pure and deterministic; every parameter whose meaning changes is in one of the lists. The settings may hold
 * anything: of a value with a wrong type, the consequence is that it is not known.
 */
export function consequencesOf(before: Settings, after: Settings, context: AppClientContext = {}): Consequences {
  const changed = FACETS.filter((name) => !same(name, before, after));
  const valid = changed.filter((name) => isWellTyped(name, before) && isWellTyped(name, after));
  const invalid = changed.filter((name) => !valid.includes(name));
  const found = [
    ...unknownConsequences(invalid),
    ...(valid.length > 0 ? knownConsequences(valid, before, after, context) : []),
  ].sort((a, b) => RISKS.indexOf(a.weight) - RISKS.indexOf(b.weight));
  const explained = new Set<SettableName>(found.flatMap(({ parameters }) => parameters));
  const others = changed
    .filter((name) => !explained.has(name))
    .map((name) => ({ name, ...whyUnused(name, wellTypedSettings(after).settings) }));
  const reasons = (isDocumented: boolean): NamedReason[] =>
    others.filter(({ fact }) => (fact !== undefined) === isDocumented).map(({ name, why }) => ({ name, why }));
  return {
    takesAway: found.filter(({ side }) => side === 'takes-away'),
    opens: found.filter(({ side }) => side === 'opens'),
    notKnown: reasons(false),
    without: reasons(true),
  };
}

const unknownConsequences = (names: readonly FacetName[]): Consequence[] =>
  names.map((name) => ({ ...sentence(NOT_KNOWN, [name]), side: 'takes-away', weight: 'breaks-sign-in' }));

function knownConsequences(
  changed: readonly FacetName[],
  before: Settings,
  after: Settings,
  context: AppClientContext,
): Consequence[] {
  const change = { before: wellTypedSettings(before).settings, after: wellTypedSettings(after).settings, context };
  return RULES.flatMap((rule) => rule(change)).flatMap((consequence) => causedBy(changed, consequence, change));
}

/** A consequence with only the changed ones of its parameters; none when no parameter of it changed. */
function causedBy(
  changed: readonly FacetName[],
  consequence: Consequence,
  { before, after }: ClientChange,
): Consequence[] {
  const unitChanged = (name: SettableName): boolean => {
    const lifetime = formatNamedLifetime(name);
    return lifetime !== undefined && effectiveUnit(before, lifetime) !== effectiveUnit(after, lifetime);
  };
  const [first, ...more] = consequence.parameters.filter((name) =>
    name === 'TokenValidityUnits'
      ? consequence.parameters.some(unitChanged)
      : (changed as readonly SettableName[]).includes(name),
  );
  return first === undefined || first === 'TokenValidityUnits'
    ? []
    : [{ ...consequence, parameters: [first, ...more] }];
}
