import type { PoolResourceServer } from '../context';
import { isSameName, closestMatch, type ClosestMatch } from '../nearest';
import { PAGES } from './docs';
import { meantItem, placed } from './lists';
import { defineRule } from './rule';

/** The identifier of a resource server may itself contain slashes, so that the last one divides. */
function parted(scope: string): { server: string; name: string } {
  const slash = scope.lastIndexOf('/');
  return { server: scope.slice(0, slash), name: scope.slice(slash + 1) };
}

/** Looks for one slip only: in the name of the scope, or in the identifier of a server that has a scope of that name. */
function meantIn(servers: readonly PoolResourceServer[]): (scope: string) => ClosestMatch | undefined {
  const names = new Map(
    servers.map(({ identifier, scopes }) => [
      identifier,
      closestMatch(
        scopes.map((scope) => scope.name),
        isSameName,
      ),
    ]),
  );
  const owners = new Map<string, string[]>();
  for (const { identifier, scopes } of servers)
    for (const { name } of scopes) owners.set(name, [...(owners.get(name) ?? []), identifier]);
  const identifiers = new Map([...owners].map(([name, known]) => [name, closestMatch(known, isSameName)]));
  return (scope) => {
    const { server, name } = parted(scope);
    const own = names.get(server);
    const meant = own ? own(name) : identifiers.get(name)?.(server);
    return meant && { word: own ? `${server}/${meant.word}` : `${meant.word}/${name}`, plainly: meant.plainly };
  };
}

/** The service says: Invalid scope requested: {scope} */
export const scopeUnknownCustom = defineRule({
  code: 'scope-unknown-custom',
  severity: 'error',
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes'],
  requires: ['resourceServers'],
  *check({ AllowedOAuthScopes }, { resourceServers }) {
    const known = new Map(
      resourceServers.map(({ identifier, scopes }) => [identifier, new Set(scopes.map(({ name }) => name))]),
    );
    const meantBy = meantIn(resourceServers);
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes).filter((it) => it.item.includes('/'))) {
      const { server, name } = parted(item);
      const found = known.get(server);
      if (found?.has(name)) continue;
      const why = found
        ? `The resource server ${server} has no scope ${name}`
        : `The user pool has no resource server ${server}`;
      yield { at, message: `${why}: the service refuses the update.`, ...meantItem(meantBy(item), at) };
    }
  },
});
