import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { AppClientContext } from '../../../../server/src/language/context';
import { tooDeepAt } from '../../../../server/src/language/document';
import { settable } from '../../../../server/src/language/schema';
import { errorsIn } from '../../sync/blocking';
import { FACETS, type FacetName } from '../../sync/facets';
import { newFileText } from '../../sync/file-text';
import {
  planPush,
  resolutionsOf,
  type Base,
  type BaseState,
  type Mode,
  type PushPlan,
  type Resolutions,
  type StoredBase,
} from '../../sync/plan';
import { describePlan, formatFact, formatWarnings } from '../../sync/plan-facts';
import { changesOf } from '../../sync/plan-text';
import type { FoundProtection } from '../../sync/protection';
import { fromFile, type Settings } from '../../sync/settings';
import { formatChange, formatValue } from '../../sync/format';
import { UsageError } from '../exit';
import type { AppFile } from '../common/app-file';
import type { Failure } from '../common/failures';
import type { Planned } from './planned';

/** The version of the shape that `plan --json` prints and `plan --out` saves. Members are only ever added to it. */
export const VERSION = 1;

/** A plan as it is saved: what `push --plan` needs. The shape has more, for other readers: see `savedPlan`. */
export interface SavedPlan {
  readonly file: string;
  /** The absolute path of the file. Undefined in a plan of an earlier release. */
  readonly path?: string;
  readonly sha256: string;
  readonly mode: Mode;
  readonly target: {
    readonly region: string;
    readonly account?: string;
    readonly userPoolId: string;
    readonly userPoolName?: string;
    readonly clientId: string;
    readonly clientName: string;
    /** The host of an endpoint that is not AWS's. */
    readonly endpoint?: string;
  };
  /** What protected the client when the plan was made; null: nothing did. Undefined in a plan of an earlier release: not known. */
  readonly protection?: FoundProtection | null;
  readonly local: Settings;
  readonly base?: Base;
  /** What was known of the base. Undefined in a plan of an earlier release. */
  readonly baseState?: BaseState;
  readonly live: Settings;
  readonly unknown: readonly string[];
  /** Whether the client has a secret; undefined: not known. */
  readonly hasSecret?: boolean;
  readonly decisions: Resolutions;
  readonly planned: Settings;
}

/** What a saved plan is made from. */
export type PlanToSave = Omit<Planned, 'file' | 'live'> & {
  readonly file: Pick<AppFile, 'name' | 'path' | 'sha256'>;
  readonly live: Pick<Planned['live'], 'settings' | 'unknown'>;
};

/** A plan as JSON: what is decided on in words and values, and what it was made from. No secret: settings hold none. */
export function savedPlan({
  file,
  target,
  plan,
  live,
  mode,
  decisions,
  protection,
  facts,
  context,
}: PlanToSave): SavedPlan & Record<string, unknown> {
  const { identity, name, region, account, poolName, endpoint } = target;
  return {
    file: file.name,
    path: file.path,
    sha256: file.sha256,
    mode,
    target: {
      region,
      ...(account && { account }),
      userPoolId: identity.UserPoolId,
      ...(poolName && { userPoolName: poolName }),
      clientId: identity.ClientId,
      clientName: name,
      ...(endpoint && { endpoint }),
    },
    protection: protection ?? null,
    ...savedEntries(plan),
    warnings: formatWarnings(facts),
    facts: facts.flatMap(({ kind, facts: found }) =>
      found.map((fact) => ({ kind, parameters: fact.parameters, text: formatFact(fact) })),
    ),
    decisions,
    ...(plan.base && { base: plan.base }),
    baseState: plan.baseState,
    local: plan.local,
    live: live.settings,
    unknown: live.unknown,
    ...(context.hasSecret !== undefined && { hasSecret: context.hasSecret }),
    planned: plan.planned,
  };
}

/** What a plan does to each parameter, in words and values. */
function savedEntries(plan: PushPlan): Record<string, unknown> {
  const value = (of: Settings, facet: FacetName): unknown => of[facet] ?? null;
  return {
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
      resolutions: resolutionsOf(facet, plan),
    })),
    stays: plan.entries
      .filter(({ verdict }) => ['kept', 'changed-there', 'not-expressible'].includes(verdict))
      .map(({ name: facet, verdict }) => ({ name: facet, why: verdict, words: formatValue(facet, plan.live) })),
  };
}

/** All plans of one run as `plan --json` prints them and `plan --out` saves them, with a digest over everything else. */
export function savedPlans(
  plans: readonly PlanToSave[],
  failures: readonly Failure[],
): Readonly<Record<string, unknown>> {
  const content = { version: VERSION, pools: savedPools(plans), plans: plans.map(savedPlan), failures };
  return { ...content, digest: digestOf(content) };
}

/** What was known of each user pool when the plans were made, by its id: what the plans say follows from it, too. */
function savedPools(plans: readonly PlanToSave[]): Readonly<Record<string, AppClientContext>> {
  return Object.fromEntries(
    plans.map(({ target, context }) => {
      const { hasSecret: _, isRegistered: __, live: ___, ...pool } = context;
      return [target.identity.UserPoolId, pool];
    }),
  );
}

/** A digest over a value as JSON, whatever the order of members. It shows accidents; whoever alters a plan can make a new one. */
function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** What was read out of a file that `plan --out` saved. */
export interface SavedPlans {
  readonly plans: readonly SavedPlan[];
  /** Whether the file has a digest. Without one it is of an earlier release, whose warnings cannot be checked. */
  readonly isDigested: boolean;
}

/**
 * Reads what `plan --out` saved, and checks that everything that a person reads in it follows from what would be applied.
 * @throws UsageError when it is no saved plan, was altered, or comes from a version that plans otherwise
 */
export function readSavedPlans(text: string, name: string): SavedPlans {
  const fail: Fail = (why) => {
    throw new UsageError(`${name} ${why} Plan again with cognito-client plan --out.`);
  };
  const whole = parseJson(text);
  if (!isObject(whole)) return fail('is no saved plan.');
  const { version, digest, ...content } = whole;
  if (version !== VERSION)
    return fail(`has version ${JSON.stringify(version)} of the shape; this version reads ${VERSION}.`);
  const isDigested = digest !== undefined;
  if (isDigested && digest !== digestOf({ version, ...content }))
    return fail('is not as it was saved: its digest is of another content.');
  const { plans } = content;
  const pools = readSavedPools(content['pools'], fail);
  if (!Array.isArray(plans) || plans.length === 0) return fail('holds no plan.');
  return { isDigested, plans: plans.map((plan: unknown) => readSavedPlan(plan, { isDigested, pools }, fail)) };
}

type Fail = (why: string) => never;

/** Where the plans of a file come from. */
interface SavedContext {
  readonly isDigested: boolean;
  readonly pools: SavedPools;
}

type SavedPools = ReadonlyMap<string, AppClientContext>;

/** What was known of the pools; nothing in a plan of an earlier release. */
function readSavedPools(value: unknown, fail: Fail): SavedPools {
  if (value === undefined) return new Map();
  const { success, output } = v.safeParse(v.record(v.string(), POOL), value);
  return success
    ? new Map(Object.entries(output))
    : fail('is no saved plan: what it knows of user pools is not as it is saved.');
}

function readSavedPlan(value: unknown, from: SavedContext, fail: Fail): SavedPlan {
  const { success, output: saved, issues } = v.safeParse(SAVED_PLAN, value);
  if (!success) return fail(`is no saved plan: ${formatIssue(issues[0])}.`);
  const { target, local, live, mode, decisions, file } = saved;
  // Values of a wrong type, as an altered plan can have them, are for the language to refuse: nothing is planned with them.
  const errors = errorsIn(newFileText({ UserPoolId: target.userPoolId, ClientId: target.clientId }, local));
  if (errors.some(({ needsPoolToConfirm }) => !needsPoolToConfirm)) fail(`says of ${file} what a push refuses.`);
  const plan = planPush({ base: savedBase(saved), local, live }, mode, decisions);
  if (plan.conflicts.length > 0) fail(`has conflicts of ${file} that are not settled.`);
  const member = differingMember(value as Members, saved, plan, from);
  if (member !== undefined)
    fail(
      `has "${member}" of ${file} that does not follow from what it was made from: it was altered, or made by another version.`,
    );
  return saved;
}

/** The base that a plan was made with. */
export const savedBase = ({ base, baseState }: SavedPlan): StoredBase =>
  baseState === 'unreadable' ? 'unreadable' : base;

const formatIssue = (issue: v.BaseIssue<unknown>): string => `${v.getDotPath(issue) ?? 'a plan'} is not as it is saved`;

/** Members that plans of earlier releases lack, or that are worded anew from release to release. */
const ONLY_DIGESTED = ['path', 'protection', 'hasSecret', 'baseState', 'warnings', 'facts'];

/** A member of a saved plan that says something else than what would be applied; undefined when all of it follows. */
function differingMember(
  given: Members,
  saved: SavedPlan,
  plan: PushPlan,
  { isDigested, pools }: SavedContext,
): string | undefined {
  const again: Members = savedPlan(describeAgain(saved, plan, pools));
  const members = Object.keys(again).filter((member) => isDigested || !ONLY_DIGESTED.includes(member));
  if (isDigested && !isPathOf(saved)) return 'path';
  return members.find((member) => canonicalJson(again[member]) !== canonicalJson(given[member]));
}

/** Says anew what a plan says of itself, from what would be applied. */
function describeAgain(saved: SavedPlan, plan: PushPlan, pools: SavedPools): PlanToSave {
  const { mode, decisions, live: settings, unknown, hasSecret, target } = saved;
  const { region, account, userPoolName: poolName, userPoolId, clientId, endpoint } = target;
  const identity = { UserPoolId: userPoolId, ClientId: clientId };
  const name = typeof settings.ClientName === 'string' ? settings.ClientName : clientId;
  const live = { identity, name, settings, unknown };
  const context = { ...pools.get(userPoolId), hasSecret };
  const protection = saved.protection ?? undefined;
  return {
    ...describePlan({ live, context, plan, mode, decisions, protection }, { region, account, poolName, endpoint }),
    file: { name: saved.file, path: saved.path ?? '', sha256: saved.sha256 },
    live,
  };
}

/** Whether the path of a plan leads to the file that the plan names. */
function isPathOf({ path, file }: SavedPlan): boolean {
  const [whole, end] = [path ?? '', file].map((it) => it.replaceAll('\\', '/')) as [string, string];
  return whole === end || whole.endsWith(`/${end}`);
}

const NAME = v.pipe(v.string(), v.nonEmpty());
/** What their values are is for the language to say: see `errorsIn`. */
const SETTINGS = v.pipe(v.record(v.picklist(settable), v.unknown()), v.transform(fromFile));

const listOf = <T extends v.GenericSchema>(item: T) => v.object({ items: v.array(item), complete: v.boolean() });

/** What is known of a pool: see AppClientContext. */
const POOL = v.object({
  attributes: v.exactOptional(listOf(v.object({ name: v.string(), required: v.boolean(), mutable: v.boolean() }))),
  identityProviders: v.exactOptional(listOf(v.object({ name: v.string(), type: v.string() }))),
  resourceServers: v.exactOptional(
    listOf(
      v.object({ identifier: v.string(), scopes: v.array(v.object({ name: v.string(), description: v.string() })) }),
    ),
  ),
  tier: v.exactOptional(v.picklist(['LITE', 'ESSENTIALS', 'PLUS'])),
  domain: v.exactOptional(v.nullable(v.string())),
}) satisfies v.GenericSchema<unknown, AppClientContext>;

const SAVED_PLAN = v.object({
  file: NAME,
  path: v.exactOptional(NAME),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  mode: v.picklist(['merge', 'exact']),
  target: v.object({
    region: NAME,
    account: v.exactOptional(NAME),
    userPoolId: NAME,
    userPoolName: v.exactOptional(NAME),
    clientId: NAME,
    clientName: NAME,
    endpoint: v.exactOptional(NAME),
  }),
  protection: v.exactOptional(
    v.nullable(v.object({ protection: v.picklist(['confirm', 'readonly']), because: v.string() })),
  ),
  local: SETTINGS,
  base: v.exactOptional(v.object({ file: SETTINGS, live: SETTINGS, isPartial: v.exactOptional(v.literal(true)) })),
  baseState: v.exactOptional(v.picklist(['known', 'none', 'unreadable', 'rewritten'])),
  live: SETTINGS,
  unknown: v.array(v.string()),
  hasSecret: v.exactOptional(v.boolean()),
  decisions: v.record(v.picklist(FACETS), v.picklist(['mine', 'theirs', 'both'])),
  planned: SETTINGS,
}) satisfies v.GenericSchema<unknown, SavedPlan>;

/** Whether a text is what `plan --json` prints and `plan --out` saves, of whatever version. */
export function isSavedPlans(text: string): boolean {
  const whole = parseJson(text);
  return isObject(whole) && typeof whole['version'] === 'number' && Array.isArray(whole['plans']);
}

/** Whether two settings are written alike, whatever the order of their members. */
export const isSameJson = (a: Settings, b: Settings): boolean => canonicalJson(a) === canonicalJson(b);

/** A value as JSON with sorted members: two values have the same one when they are the same JSON. */
const canonicalJson = (value: unknown): string => JSON.stringify(withSortedMembers(value)) ?? '';

function withSortedMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedMembers);
  if (!isObject(value)) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, withSortedMembers(member)]));
}

/** The value of a JSON text; undefined when it is no JSON, or nested deeper than any plan is. */
function parseJson(text: string): unknown {
  if (tooDeepAt(text) !== undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
