import type { AppClientContext } from '../context';
import type { Settings } from '../schema';
import type { Archetype } from './archetype';

/** The settings of an archetype, corrected where they would be wrong in this pool. What is not known of the pool changes nothing. */
export function settingsFor({ settings }: Archetype, context: AppClientContext): Settings {
  return adjustments.reduce((now, adjust) => adjust(now, context), settings);
}

type Adjust = (settings: Settings, context: AppClientContext) => Settings;

const adjustments: readonly Adjust[] = [
  // The Lite plan refuses rotation; without it, refreshing is a flow of its own.
  (settings, { tier }) => {
    const { RefreshTokenRotation, ...rest } = settings;
    if (!RefreshTokenRotation || tier !== 'LITE') return settings;
    return { ...rest, ExplicitAuthFlows: [...(rest.ExplicitAuthFlows ?? []), 'ALLOW_REFRESH_TOKEN_AUTH'] };
  },
  (settings, { identityProviders }) => {
    const wantsMore = (settings.SupportedIdentityProviders?.length ?? 0) > 1;
    return wantsMore && identityProviders?.complete && identityProviders.items.length > 0
      ? { ...settings, SupportedIdentityProviders: ['COGNITO', ...identityProviders.items.map(({ name }) => name)] }
      : settings;
  },
  (settings, { resourceServers }) => {
    const known = resourceServers?.complete
      ? resourceServers.items.flatMap(({ identifier, scopes }) => scopes.map(({ name }) => `${identifier}/${name}`))
      : [];
    return settings.AllowedOAuthFlows?.includes('client_credentials') && known[0] !== undefined
      ? { ...settings, AllowedOAuthScopes: [known[0]] }
      : settings;
  },
];
