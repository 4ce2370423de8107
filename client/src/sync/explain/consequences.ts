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
import type { Consequence, ConsequenceRule } from './consequences/consequence';
import { flows } from './consequences/flows';
import { lengths } from './consequences/lengths';
import { switches } from './consequences/switches';
import { sentence } from './sentence';

export type { Consequence, Side } from './consequences/consequence';

/** What a change does. */
export interface Consequences {
  /** What it takes away, the gravest first. */
  readonly takesAway: readonly Consequence[];
  /** What it opens, the gravest first. */
  readonly opens: readonly Consequence[];
  /** Parameters that change and do nothing by it, each with the reason. */
  readonly without: readonly { readonly name: FacetName; readonly why: string }[];
}

const LOOKS: readonly ConsequenceRule[] = [flows, abilities, attributeLists, switches, lengths];

/** Why a parameter can change without any consequence. */
const WHY: { readonly [P in FacetName]?: string } = {
  ClientName: 'only what people see in the console',
  ExplicitAuthFlows: 'it allows the same in this client',
};
const IDLE = 'nothing in this client uses it after the change';

/**
 * Says what a change takes away and what it opens: of what has an effect in this client. A callback URL that goes while OAuth is off takes
 * nothing away. Pure and deterministic; every parameter whose meaning changes is in one of the three lists. The settings may hold anything: of a
 * value that has not its type it is said that nothing can be said.
 */
export function consequencesOf(before: Settings, after: Settings, context: AppClientContext = {}): Consequences {
  const changed = FACETS.filter((name) => !same(name, before, after));
  const strange = changed.filter((name) => !isWellTyped(name, before) || !isWellTyped(name, after));
  const found = [
    ...notKnown(strange),
    ...(changed.length === strange.length
      ? []
      : known(
          changed.filter((name) => !strange.includes(name)),
          before,
          after,
          context,
        )),
  ].sort((a, b) => RISKS.indexOf(a.weight) - RISKS.indexOf(b.weight));
  const told = new Set<SettableName>(found.flatMap((it) => it.parameters));
  return {
    takesAway: found.filter(({ side }) => side === 'takes-away'),
    opens: found.filter(({ side }) => side === 'opens'),
    without: changed.filter((name) => !told.has(name)).map((name) => ({ name, why: WHY[name] ?? IDLE })),
  };
}

const notKnown = (names: readonly FacetName[]): Consequence[] =>
  names.map((name) => ({ ...sentence(NOT_KNOWN, [name]), side: 'takes-away', weight: 'breaks-sign-in' }));

function known(
  changed: readonly FacetName[],
  before: Settings,
  after: Settings,
  context: AppClientContext,
): Consequence[] {
  const step = { before: wellTypedSettings(before).settings, after: wellTypedSettings(after).settings, context };
  return LOOKS.flatMap((look) => look(step)).flatMap((it) => causedBy(it, changed, step.before, step.after));
}

/** A consequence with those of its parameters that did change; none when it is no consequence of them. */
function causedBy(it: Consequence, changed: readonly FacetName[], before: Settings, after: Settings): Consequence[] {
  const unitChanged = (name: SettableName): boolean => {
    const lifetime = formatNamedLifetime(name);
    return lifetime !== undefined && effectiveUnit(before, lifetime) !== effectiveUnit(after, lifetime);
  };
  const [first, ...more] = it.parameters.filter((name) =>
    name === 'TokenValidityUnits'
      ? it.parameters.some(unitChanged)
      : (changed as readonly SettableName[]).includes(name),
  );
  return first === undefined || first === 'TokenValidityUnits' ? [] : [{ ...it, parameters: [first, ...more] }];
}
