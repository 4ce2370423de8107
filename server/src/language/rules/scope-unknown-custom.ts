import type { PoolResourceServer } from '../context';
import { isSameName, closestMatch, type ClosestMatch } from '../nearest';
import { PAGES } from './docs';
import { liveList, placed, suggestedFix } from './lists';
import { REGISTER_SCOPE, SERVICE_SCOPES } from '../statements';
import { defineRule } from './rule';

/** Splits a scope at its last slash: the identifier of a resource server may itself contain slashes. */
function splitScope(scope: string): { server: string; name: string } {
  const slash = scope.lastIndexOf('/');
  return { server: scope.slice(0, slash), name: scope.slice(slash + 1) };
}

/** Looks for one slip only: in the name of the scope, or in the identifier of a server that has a scope of that name. */
function closestScope(servers: readonly PoolResourceServer[]): (scope: string) => ClosestMatch | undefined {
  const namesOf = ({ scopes }: PoolResourceServer): string[] => scopes.map(({ name }) => name);
  const names = new Map(servers.map((server) => [server.identifier, closestMatch(namesOf(server), isSameName)]));
  const owners = new Map<string, string[]>();
  for (const { identifier, scopes } of servers)
    for (const { name } of scopes) owners.set(name, [...(owners.get(name) ?? []), identifier]);
  const identifiers = new Map([...owners].map(([name, known]) => [name, closestMatch(known, isSameName)]));
  return (scope) => {
    const { server, name } = splitScope(scope);
    const closestName = names.get(server);
    if (closestName) {
      const match = closestName(name);
      return match && { word: `${server}/${match.word}`, plainly: match.plainly };
    }
    const match = identifiers.get(name)?.(server);
    return match && { word: `${match.word}/${name}`, plainly: match.plainly };
  };
}

/** A scope that was deleted from its resource server stays on app clients. Whether an update may hold it again is not documented. */
const inactive = (why: string): string =>
  `${why}, but the live client holds the scope: it is inactive, and tokens do not get it. ` +
  'Whether the service takes it in an update is not documented.';

const unknownOfService = (scope: string): string =>
  `${scope} would be a scope of the service itself, and this version knows ${REGISTER_SCOPE} only. Check its spelling.`;

/** The service says: Invalid scope requested: {scope}. Scopes of the service itself have no resource server. */
export const scopeUnknownCustom = defineRule({
  code: 'scope-unknown-custom',
  severity: 'error',
  facts: ['scope-of-resource-server', 'scope-inactive', 'scope-of-the-service'],
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes'],
  pieces: ['AllowedOAuthScopes'],
  requires: ['resourceServers'],
  optionalContext: ['live'],
  *check({ AllowedOAuthScopes }, { resourceServers, live }) {
    const known = new Map(
      resourceServers.map(({ identifier, scopes: all }) => [identifier, new Set(all.map(({ name }) => name))]),
    );
    const closest = closestScope(resourceServers);
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes)) {
      if (!item.includes('/') || item === REGISTER_SCOPE) continue;
      const { server, name } = splitScope(item);
      const scopes = known.get(server);
      if (scopes?.has(name)) continue;
      const why = scopes
        ? `The resource server ${server} has no scope ${name}`
        : `The user pool has no resource server ${server}`;
      if (liveList(live, 'AllowedOAuthScopes')?.includes(item))
        yield { at, severity: 'warning', message: inactive(why) };
      else if (item.startsWith(SERVICE_SCOPES)) yield { at, severity: 'warning', message: unknownOfService(item) };
      else yield { at, message: `${why}: the service refuses the update.`, ...suggestedFix(closest(item), at) };
    }
  },
});
