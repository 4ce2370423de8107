import type { AppClientContext } from '../context';
import { same } from '../same';
import { settable, type SettableName } from '../schema';
import { formatNamedLifetime } from '../lifetimes';
import { effectiveUnit } from './durations';
import { isServiceLinked } from './known';
import type { Fix } from '../problem';

type Live = NonNullable<AppClientContext['live']>;

/** What other rules say more about, or what counts nothing by itself (the units show in the lifetimes). */
const ELSEWHERE: readonly SettableName[] = [
  'ClientName',
  'TokenValidityUnits',
  'RefreshTokenRotation',
  'AllowedOAuthFlowsUserPoolClient',
];

/** The parameters that are live with another value than their documented default, in AWS's order, without those that have a rule of their own. */
export function setInLive(live: Live): SettableName[] {
  return settable.filter((name) => !ELSEWHERE.includes(name) && !same(name, live, {}));
}

/** Writes live values into the file: a lifetime with its unit, and no role that describe adds and a request cannot take. */
export function writeLive(names: readonly SettableName[], live: Live): Fix {
  const units = names
    .flatMap((name) => formatNamedLifetime(name) ?? [])
    .map((lifetime) => [['TokenValidityUnits', lifetime.member], effectiveUnit(live, lifetime)] as const);
  return {
    title: 'Write the live values into the file',
    set: [...names.map((name) => [[name], requestValue(name, live)] as const), ...units],
  };
}

function requestValue(name: SettableName, live: Live): unknown {
  const { RoleArn, ...others } = live.AnalyticsConfiguration ?? {};
  return name === 'AnalyticsConfiguration' && others.ApplicationArn !== undefined && isServiceLinked(RoleArn)
    ? others
    : live[name];
}
