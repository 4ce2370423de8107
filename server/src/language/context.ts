import type { AppClientParameters } from './schema';

/** A list from the service. While pages of it are missing it may complete what is typed, but prove nothing wrong. */
export interface PartialList<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

/** An attribute of the pool's schema; custom ones with their prefix: custom:plan, dev:custom:plan. */
export interface PoolAttribute {
  readonly name: string;
  readonly required?: boolean;
  readonly mutable?: boolean;
  /** Names of the identity providers that fill it; absent where the mappings are not known. */
  readonly mappedBy?: readonly string[];
}

/** A provider of the pool, by the name that SupportedIdentityProviders takes. COGNITO is part of every pool and is not listed. */
export interface PoolIdentityProvider {
  readonly name: string;
  /** Google, SAML, OIDC … */
  readonly type?: string;
}

/** A resource server of the pool with its scopes. */
export interface PoolResourceServer {
  /** May itself contain slashes: https://api.example.com */
  readonly identifier: string;
  readonly scopes: readonly { readonly name: string; readonly description?: string }[];
}

/** What is known of an app client and its pool besides the file. Every part may be absent, which means: not known, and never: not there. */
export interface AppClientContext {
  readonly attributes?: PartialList<PoolAttribute>;
  readonly identityProviders?: PartialList<PoolIdentityProvider>;
  readonly resourceServers?: PartialList<PoolResourceServer>;
  /** The pool's feature plan. */
  readonly tier?: 'LITE' | 'ESSENTIALS' | 'PLUS';
  /** The pool's domain (prefix or own); null when it is known to have none. */
  readonly domain?: string | null;
  /** Whether programs may register app clients in the pool by themselves (dynamic client registration). */
  readonly allowsRegistration?: boolean;
  /** Whether the client has a secret. It never changes: a public client takes none, and the last one cannot be deleted. */
  readonly hasSecret?: boolean | undefined;
  /** Whether an application registered the client (dynamic client registration). */
  readonly isRegistered?: boolean;
  /** The live client's settings as describe answers them, without what only answers have. A member that is absent has its default. */
  readonly live?: { readonly [P in keyof AppClientParameters]?: AppClientParameters[P] };
}

export type ContextPart = keyof AppClientContext;

/** A part as a rule that needs it sees it: of a list its items, all of them. */
export type ContextFact<P extends ContextPart> =
  Exclude<AppClientContext[P], undefined> extends PartialList<infer T>
    ? readonly T[]
    : Exclude<AppClientContext[P], undefined>;

export type ContextFacts<N extends ContextPart> = { readonly [P in N]: ContextFact<P> };

const LISTS: readonly ContextPart[] = [
  'attributes',
  'identityProviders',
  'resourceServers',
] satisfies (keyof AppClientContext)[];

/** The needed parts; undefined while one of them is not known, or is a list of which more may come. */
export function factsOf(
  context: AppClientContext,
  requires: readonly ContextPart[],
): Partial<ContextFacts<ContextPart>> | undefined {
  const facts = requires.map((part) => [part, factOf(context, part)] as const);
  return facts.some(([, fact]) => fact === undefined) ? undefined : Object.fromEntries(facts);
}

function factOf(context: AppClientContext, part: ContextPart): unknown {
  if (!LISTS.includes(part)) return context[part];
  const list = context[part] as PartialList<unknown> | undefined;
  return list?.complete === true ? list.items : undefined;
}
