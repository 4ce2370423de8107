import type { PoolResourceServer } from '../context';
import { isPlainlyMeant, nearest } from '../nearest';
import type { Fix, Path } from '../problem';
import { PAGES } from './docs';
import { placed, replaceItem, safely } from './lists';
import { defineRule } from './rule';

/** The identifier of a resource server may itself contain slashes, so that the last one divides. */
function parted(scope: string): { server: string; name: string } {
  const slash = scope.lastIndexOf('/');
  return { server: scope.slice(0, slash), name: scope.slice(slash + 1) };
}

/** Looks for one slip only: in the name of the scope, or in the identifier of a server that has a scope of that name. */
function fixFor(scope: string, at: Path, servers: readonly PoolResourceServer[]): { fix?: Fix } {
  const { server, name } = parted(scope);
  const own = servers.find(({ identifier }) => identifier === server);
  const known = own ? own.scopes.map((it) => it.name) : servers.filter(({ scopes }) => scopes.some((it) => it.name === name)).map((it) => it.identifier);
  const written = own ? name : server;
  const meant = nearest(written, known);
  if (meant === undefined) return {};
  const fix = replaceItem(own ? `${server}/${meant}` : `${meant}/${name}`, at);
  return { fix: isPlainlyMeant(written, meant, known) ? safely(fix) : fix };
}

/** The service says: Invalid scope requested: {scope} */
export const scopeUnknownCustom = defineRule({
  code: 'scope-unknown-custom',
  severity: 'error',
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes'],
  needs: ['resourceServers'],
  *check({ AllowedOAuthScopes }, { resourceServers }) {
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes).filter((it) => it.item.includes('/'))) {
      const { server, name } = parted(item);
      const found = resourceServers.find(({ identifier }) => identifier === server);
      if (found?.scopes.some((it) => it.name === name)) continue;
      const why = found ? `The resource server ${server} has no scope ${name}` : `The user pool has no resource server ${server}`;
      yield { at, message: `${why}: the service refuses the update.`, ...fixFor(item, at, resourceServers) };
    }
  },
});
