import type { AppClientContext, PoolAttribute, PoolIdentityProvider } from './context';
import { escapeMarkdown } from './markdown';
import { isKeptByCognito } from './rules/pool-attributes';
import { REGISTER_SCOPE, SERVICE_SCOPES } from './statements';
import { choicesOf, type ParameterSchema } from './schema';

/** A value that the user pool has for a list, with what is known of it. */
export interface PoolValue {
  readonly value: string;
  /** In a few words, plain text. */
  readonly detail: string;
  /** What it is, in Markdown; texts of the pool are escaped. */
  readonly markdown: string;
  /** The service refuses an update without it. */
  readonly required?: boolean;
}

/** What the pool has for one kind of list. */
export interface PoolValues {
  readonly values: readonly PoolValue[];
  /** False while more may come: then a value that is missing here may exist all the same. */
  readonly complete: boolean;
}

const REGISTRATION: PoolValue = {
  value: REGISTER_SCOPE,
  detail: 'scope of the service',
  markdown:
    'A scope of the service itself: with it, a program registers app clients in the user pool by itself (dynamic client registration).',
};

type Source = (context: AppClientContext, list: string) => PoolValues | false | undefined;

/** Where values come from, by the schema's `x-liveValues`. */
const SOURCES: Readonly<Record<string, Source>> = {
  identityProviders: ({ identityProviders: known }) =>
    known && { values: known.items.map(provider), complete: known.complete },
  scopes: ({ resourceServers: known, allowsRegistration }) =>
    (known || allowsRegistration) && {
      values: [
        ...(known?.items ?? []).flatMap(({ identifier, scopes }) => scopes.map((item) => scope(identifier, item))),
        ...(allowsRegistration ? [REGISTRATION] : []),
      ],
      complete: known?.complete ?? false,
    },
  attributes: ({ attributes: known }, list) =>
    known && {
      values: known.items
        .filter(({ name }) => list !== 'WriteAttributes' || !isKeptByCognito(name))
        .map((item) => attribute(item, list)),
      complete: known.complete,
    },
};

/** The pool's values for the items of a list (by its name and the schema of its items); undefined where none are known. */
export function poolValues(
  { 'x-liveValues': kind }: ParameterSchema,
  list: string,
  context: AppClientContext,
): PoolValues | undefined {
  return (kind !== undefined && SOURCES[kind]?.(context, list)) || undefined;
}

const NOUNS: Readonly<Record<string, string>> = {
  identityProviders: 'identity provider',
  scopes: 'scope',
  attributes: 'attribute',
};

/** What an item of a list is in the user pool, in Markdown; undefined where that is not known, or where the pool has no say. */
export function poolMeaning(
  of: ParameterSchema,
  list: string,
  item: string,
  context: AppClientContext,
): string | undefined {
  const pool = poolValues(of, list, context);
  const poolValue = pool?.values.find(({ value }) => value === item);
  const named = choicesOf(of).find(({ value }) => value === item);
  if (poolValue) return [named?.description, poolValue.markdown].filter(Boolean).join(' ');
  return pool?.complete && isUpToThePool(list, item)
    ? `The user pool has no such ${NOUNS[of['x-liveValues'] ?? '']}.`
    : undefined;
}

/** Whether a pool may have an item or not: every pool has its own users, the standard scopes and the standard attributes. */
function isUpToThePool(list: string, item: string): boolean {
  if (list === 'AllowedOAuthScopes') return item.includes('/') && !item.startsWith(SERVICE_SCOPES);
  return list === 'SupportedIdentityProviders'
    ? item !== 'COGNITO'
    : item.startsWith('custom:') || item.startsWith('dev:custom:');
}

function provider({ name, type }: PoolIdentityProvider): PoolValue {
  const kind = type && type !== name ? `${type} provider` : 'provider';
  return {
    value: name,
    detail: `${kind} of the user pool`,
    markdown: `${type ? `The ${escapeMarkdown(type)}` : 'An'} identity provider ${escapeMarkdown(name)} of the user pool.`,
  };
}

function scope(
  identifier: string,
  { name, description }: { readonly name: string; readonly description?: string },
): PoolValue {
  const what = `The scope ${escapeMarkdown(name)} of the resource server ${escapeMarkdown(identifier)}.`;
  return {
    value: `${identifier}/${name}`,
    detail: description || `scope of ${identifier}`,
    markdown: description ? `${what} ${escapeMarkdown(description)}` : what,
  };
}

function attributeKind(name: string): string {
  if (name.startsWith('dev:')) return 'Developer-only attribute';
  return name.startsWith('custom:') ? 'Custom attribute' : 'Standard attribute';
}

function attribute({ name, required, mutable, mappedBy = [] }: PoolAttribute, list: string): PoolValue {
  const facts = [
    required && 'required',
    mutable === false && 'cannot be changed later',
    mappedBy.length > 0 && `filled by ${mappedBy.join(', ')}`,
  ].filter((fact) => typeof fact === 'string');
  const kind = attributeKind(name);
  return {
    value: name,
    detail: [kind.toLowerCase(), ...facts].join(', '),
    markdown: `${kind} of the user pool${facts.length > 0 ? `: ${escapeMarkdown(facts.join(', '))}` : ''}.`,
    ...(required && list === 'WriteAttributes' && { required }),
  };
}
