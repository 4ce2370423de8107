import { errorsIn } from '../../sync/blocking';
import { FACETS, type FacetName } from '../../sync/facets';
import { newFileText } from '../../sync/file-text';
import { planPush, type Base, type Resolution, type Resolutions, type Mode } from '../../sync/plan';
import { formatFact, formatWarnings } from '../../sync/plan-facts';
import { changesOf } from '../../sync/plan-text';
import { fromFile, type Settings } from '../../sync/settings';
import { formatChange, formatValue } from '../../sync/format';
import { UsageError } from '../exit';
import type { Planned } from './planned';

/** The version of the shape that `plan --json` prints and `plan --out` saves. Members are only ever added to it. */
export const VERSION = 1;

/** A plan as it is saved: what `push --plan` needs. The shape has more, for other readers: see `savedPlan`. */
export interface SavedPlan {
  readonly file: string;
  readonly sha256: string;
  readonly mode: Mode;
  readonly target: {
    readonly region: string;
    readonly account?: string;
    readonly userPoolId: string;
    readonly clientId: string;
    readonly clientName: string;
  };
  readonly local: Settings;
  readonly base?: Base;
  readonly live: Settings;
  readonly unknown: readonly string[];
  readonly decisions: Resolutions;
  readonly planned: Settings;
}

/** A plan as JSON: what is decided on in words and values, and what it was made from. No secret: settings hold none. */
export function savedPlan({
  file,
  target,
  plan,
  live,
  mode,
  decisions,
  facts,
}: Planned): SavedPlan & Record<string, unknown> {
  const { identity, name, region, account, poolName } = target;
  const value = (of: Settings, facet: FacetName): unknown => of[facet] ?? null;
  return {
    file: file.name,
    sha256: file.sha256,
    mode,
    target: {
      region,
      ...(account && { account }),
      userPoolId: identity.UserPoolId,
      ...(poolName && { userPoolName: poolName }),
      clientId: identity.ClientId,
      clientName: name,
    },
    changes: changesOf(plan).map(({ entry, marks }) => ({
      name: entry.name,
      why: entry.verdict,
      before: value(plan.live, entry.name),
      after: value(plan.planned, entry.name),
      words: formatChange(entry.name, plan.live, plan.planned).slice(entry.name.length + 2),
      risks: marks,
    })),
    conflicts: plan.conflicts.map(({ name: facet }) => ({
      name: facet,
      base: value(plan.base?.live ?? {}, facet),
      file: value(plan.local, facet),
      live: value(plan.live, facet),
    })),
    stays: plan.entries
      .filter(({ verdict }) => ['kept', 'changed-there', 'not-expressible'].includes(verdict))
      .map(({ name: facet, verdict }) => ({ name: facet, why: verdict, words: formatValue(facet, plan.live) })),
    warnings: formatWarnings(facts),
    facts: facts.flatMap(({ kind, facts: found }) =>
      found.map((fact) => ({ kind, parameters: fact.parameters, text: formatFact(fact) })),
    ),
    decisions,
    ...(plan.base && { base: plan.base }),
    local: plan.local,
    live: live.settings,
    unknown: live.unknown,
    planned: plan.planned,
  };
}

/** Reads what `plan --out` saved. @throws UsageError when it is not that, was altered, or comes from a version that plans otherwise */
export function readSavedPlans(text: string, name: string): SavedPlan[] {
  const fail = (why: string): never => {
    throw new UsageError(`${name} ${why} Plan again with cognito-client plan --out.`);
  };
  const whole = parsed(text) ?? fail('is no saved plan.');
  if (whole['version'] !== VERSION)
    fail(`has version ${JSON.stringify(whole['version'])} of the shape; this version reads ${VERSION}.`);
  const plans = whole['plans'];
  if (!Array.isArray(plans) || plans.length === 0) return fail('holds no plan.');
  return plans.map((it: unknown) => {
    const plan = readOne(it) ?? fail('is no saved plan.');
    // Values of a wrong type, as an altered plan can have them, are for the language to refuse: nothing is planned with them.
    if (
      errorsIn(newFileText({ UserPoolId: plan.target.userPoolId, ClientId: plan.target.clientId }, plan.local)).some(
        ({ needsPoolToConfirm }) => !needsPoolToConfirm,
      )
    )
      fail(`says of ${plan.file} what a push refuses.`);
    const again = planPush({ base: plan.base, local: plan.local, live: plan.live }, plan.mode, plan.decisions);
    if (again.conflicts.length > 0) fail(`has conflicts of ${plan.file} that are not settled.`);
    if (!isSameJson(again.planned, plan.planned))
      fail(`does not follow from what it was made from: it was altered, or made by another version.`);
    return plan;
  });
}

function readOne(value: unknown): SavedPlan | undefined {
  if (!isObject(value)) return undefined;
  const { file, sha256, mode, target, local, base, live, unknown, decisions, planned } = value;
  const ids = isObject(target)
    ? [target['region'], target['userPoolId'], target['clientId'], target['clientName']]
    : [];
  const fits =
    typeof file === 'string' &&
    typeof sha256 === 'string' &&
    (mode === 'merge' || mode === 'exact') &&
    ids.length === 4 &&
    ids.every((id) => typeof id === 'string' && id !== '') &&
    [local, live, planned, decisions].every(isObject) &&
    Array.isArray(unknown) &&
    (base === undefined || (isObject(base) && isObject(base['file']) && isObject(base['live'])));
  if (!fits) return undefined;
  const [region, userPoolId, clientId, clientName] = ids as [string, string, string, string];
  const account = isObject(target) && target['account'] !== undefined ? String(target['account']) : undefined;
  const settings = (it: unknown): Settings => fromFile(it as Record<string, unknown>);
  return {
    file,
    sha256,
    mode,
    target: { region, ...(account !== undefined && { account }), userPoolId, clientId, clientName },
    unknown: (unknown as unknown[]).map(String),
    decisions: decisionsIn(decisions as Record<string, unknown>),
    local: settings(local),
    live: settings(live),
    planned: settings(planned),
    ...(isObject(base) && { base: { file: settings(base['file']), live: settings(base['live']) } }),
  };
}

const DECISIONS: readonly Resolution[] = ['mine', 'theirs', 'both'];

function decisionsIn(value: Readonly<Record<string, unknown>>): Resolutions {
  return Object.fromEntries(
    FACETS.flatMap((name) =>
      DECISIONS.filter((decision) => decision === value[name]).map((decision) => [name, decision]),
    ),
  );
}

/** Whether two settings are written alike, whatever the order of their members. */
export const isSameJson = (a: Settings, b: Settings): boolean =>
  JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

function ordered(value: unknown): unknown {
  return isObject(value)
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, it]) => [name, ordered(it)])
    : value;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
