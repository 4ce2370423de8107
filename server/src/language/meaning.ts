import type { Lookup } from './lookup';
import { escapeMarkdown } from './markdown';
import { choicesOf, type Choice, type ParameterSchema } from './schema';
import { LEGACY_FLOWS_ADD, REGISTER_SCOPE } from './statements';
import { inSeconds, isUnit, unitIn } from './units';

/** Cognito stores a refresh token validity of 0 as this many days. */
const ZERO_REFRESH_DAYS = 30;

/**
 * What a written value means, in Markdown; undefined when there is nothing to add to it.
 * `name` is the member that holds the value, or the list for an item.
 */
export function meaningOf(of: ParameterSchema, value: unknown, name: string, lookup: Lookup): string | undefined {
  if (typeof value === 'number') return lengthOf(of, value, name, lookup);
  if (typeof value !== 'string') return undefined;
  return choiceMeaning(of, value) ?? openMeanings[name]?.(value);
}

function lengthOf(of: ParameterSchema, value: number, name: string, lookup: Lookup): string | undefined {
  const unit = unitIn(of, lookup);
  if (!isUnit(unit) || !Number.isSafeInteger(value) || value < 0) return undefined;
  if (value === 0 && name === 'RefreshTokenValidity') return `0 is stored as ${inSeconds(ZERO_REFRESH_DAYS, 'days')}`;
  return inSeconds(value, unit);
}

function choiceMeaning(of: ParameterSchema, value: string): string | undefined {
  const choice = choicesOf(of).find((candidate) => candidate.value === value);
  if (!choice) return undefined;
  return `${deprecationOf(choice)}${choice.description}`;
}

/** What is to say of a value that is out of date: the newer name does not mean the same. */
export function deprecationOf({ deprecated, newerName }: Pick<Choice, 'deprecated' | 'newerName'>): string {
  if (newerName) return `**Legacy name**, newer: \`${newerName}\`. ${LEGACY_FLOWS_ADD} `;
  return deprecated ? '**Deprecated.** ' : '';
}

/** What a value says that no list of known values holds. User text in it is escaped. */
const openMeanings: Readonly<Record<string, (value: string) => string | undefined>> = {
  UserPoolId: (value) =>
    /^[a-z]{2,4}(?:-[a-z]+)+-\d_/.test(value)
      ? `A user pool in the Region ${escapeMarkdown(value.slice(0, value.indexOf('_')))}.`
      : undefined,
  ReadAttributes: attribute,
  WriteAttributes: attribute,
  ExplicitAuthFlows: (value) =>
    value.startsWith('ALLOW_') ? 'An authentication flow that this version does not know.' : undefined,
  SupportedIdentityProviders: () => 'A SAML or OIDC identity provider, by the name that it has in the user pool.',
  AllowedOAuthScopes: scope,
  CallbackURLs: address,
  LogoutURLs: address,
  DefaultRedirectURI: address,
};

function attribute(value: string): string | undefined {
  if (value.startsWith('dev:')) return 'A developer-only custom attribute, out of reach for users.';
  return value.startsWith('custom:') ? 'A custom attribute, by the name that it has in the user pool.' : undefined;
}

function scope(value: string): string | undefined {
  const cut = value.lastIndexOf('/');
  if (cut < 1) return undefined;
  if (value === REGISTER_SCOPE)
    return 'A scope of the service itself: with it, a program registers app clients in the user pool by itself. It needs no resource server.';
  const name = escapeMarkdown(value.slice(cut + 1));
  const server = escapeMarkdown(value.slice(0, cut));
  return `A custom scope: ${name} of a resource server ${server}. The service takes it only if the user pool has both.`;
}

function address(value: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  if (scheme === 'https') return 'An HTTPS address, compared as exact text.';
  return scheme === 'http'
    ? 'An HTTP address: only for localhost, 127.0.0.1 and \\[::1\\].'
    : `An address of the app's own scheme ${escapeMarkdown(scheme)}.`;
}
