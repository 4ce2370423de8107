import { MAX_PATTERN_LENGTH, matches } from '../../../server/src/language/silencing';

/** How a client is protected. `confirm`: a push asks for the client's name to be typed. `readonly`: nothing is pushed. */
export type Protection = 'confirm' | 'readonly';

/** A target of a push, as rules see it. An undefined member is not known, for want of a permission. */
export interface ProtectionTarget {
  readonly userPoolId: string;
  readonly userPoolName: string | undefined;
  readonly account: string | undefined;
  readonly clientName: string;
}

/** Protects what all its patterns match; `*` stands for any text, and upper and lower case differ. */
export type ProtectionRule = { readonly [P in keyof ProtectionTarget]?: string } & {
  readonly protection: Protection;
  /** The list that it is in, as people call it: the name of a file. */
  readonly list?: string;
};

/** How a target is protected, with the rule that it comes from in words: "clientName shop-*, in .cognito-client-lint.json". */
export interface FoundProtection {
  readonly protection: Protection;
  readonly because: string;
}

const CRITERIA = [
  'userPoolId',
  'userPoolName',
  'account',
  'clientName',
] as const satisfies readonly (keyof ProtectionTarget)[];

/**
 * The strictest protection of a target. Rules only ever add: one more list can make it stricter, none can loosen it. What is not known
 * counts as matching, so that a missing permission opens no way around.
 */
export function protectionOf(rules: readonly ProtectionRule[], target: ProtectionTarget): FoundProtection | undefined {
  const matching = rules.filter((rule) =>
    CRITERIA.every(
      (name) => rule[name] === undefined || target[name] === undefined || matches(rule[name], target[name]),
    ),
  );
  const strictest = matching.find(({ protection }) => protection === 'readonly') ?? matching[0];
  return strictest && { protection: strictest.protection, because: formatRule(strictest, target) };
}

function formatRule(rule: ProtectionRule, target: ProtectionTarget): string {
  const criteria = CRITERIA.filter((name) => rule[name] !== undefined).map((name) => {
    const notKnown = target[name] === undefined ? ' (not known here)' : '';
    return `${name} ${rule[name]}${notKnown}`;
  });
  const list = rule.list === undefined ? [] : [`in ${rule.list}`];
  return [criteria.join(', ') || 'everything', ...list].join(', ');
}

const isPattern = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_PATTERN_LENGTH;

/**
 * Reads rules from a setting, which may hold anything; none when it is not set. A rule that is not valid protects everything that it
 * could mean: a misspelt pattern must not open a way, nor one that is too long to be matched.
 */
export function readProtectionRules(value: unknown): ProtectionRule[] {
  if (value === undefined || value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map(ownMembers).map((rule) => ({
    ...Object.fromEntries(CRITERIA.flatMap((name) => (isPattern(rule[name]) ? [[name, rule[name]]] : []))),
    protection: rule['protection'] === 'confirm' ? 'confirm' : 'readonly',
  }));
}

/** The own members of a rule: what a parser makes of "__proto__" is no pattern, and weakens nothing. */
const ownMembers = (rule: unknown): Readonly<Record<string, unknown>> => ({
  __proto__: null,
  ...(typeof rule === 'object' ? rule : {}),
});
