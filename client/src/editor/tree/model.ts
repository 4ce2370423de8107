import {
  isGatewayError,
  type AppClientSummary,
  type CognitoGateway,
  type GatewayError,
  type GatewayErrorKind,
  type ResultPage,
  type UserPool,
} from '../../aws/gateway';
import { listing, type Listing } from '../../sync/listing';
import { nodeId, type ListNode, type AwsScope, type TreeNode } from './nodes';

/** What the tree is about as a whole; only with `ready` it has nodes. */
export type TreeState = 'new' | 'loading' | 'ready' | 'no-pools' | 'no-credentials' | 'offline';

/** A profile that the tree shows, with the regions that it begins with. */
export interface TreeProfile {
  readonly profile: string | undefined;
  readonly detail: string;
  readonly isActive: boolean;
  readonly regions: readonly string[];
}

/** What the tree needs. No editor: a test can be one. */
export interface TreeSources {
  profiles(): Promise<readonly TreeProfile[]>;
  /** Runs work on a gateway for a place. Rejects with GatewayErrors. */
  connect<T>(place: AwsScope, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** The tree profiles → regions → user pools → app clients. It asks for nothing before load(), and reads a list when its node is opened. */
export interface ClientTree {
  readonly state: TreeState;
  /** Reads profiles, and the first page of pools where the active profile begins. Never rejects: failures are nodes or the state. */
  load(): Promise<void>;
  /** The nodes below one, or the topmost. Reads the first page of a list that was not read yet. Never rejects. */
  children(node?: TreeNode): Promise<readonly TreeNode[]>;
  /** Reads one more page of a list; after a failure, the same again. Never rejects. */
  more(of: ListNode): Promise<void>;
  /** Forgets what was read below a node. */
  forget(of: ListNode): void;
  /** What failed is read again when it is looked at; where nothing but failures came, all is, as by load(). Never rejects. */
  retry(): Promise<void>;
  addRegion(profile: string | undefined, region: string): void;
  /** Calls the listener with the node whose children changed, or without one when all did, until it is disposed of. */
  onDidChange(listener: (node?: TreeNode) => void): { dispose(): void };
}

/** For what shows or changes the tree. */
export interface WithTree {
  readonly tree: ClientTree;
}

interface Read {
  readonly pages: Listing<UserPool | AppClientSummary>;
  failure?: GatewayError | undefined;
}

export function createClientTree({ profiles, connect }: TreeSources): ClientTree {
  let [state, roots]: [TreeState, readonly TreeProfile[]] = ['new', []];
  const lists = new Map<string, Read>();
  const listeners = new Set<(node?: TreeNode) => void>();
  const changed = (node?: TreeNode): void => {
    for (const tell of [...listeners]) tell(node);
  };
  const added = new Map<string | undefined, string[]>();

  const listOf = (node: ListNode): Read => {
    const key = nodeId(node);
    const known = lists.get(key) ?? {
      pages: listing((next) => connect(node.place, (gateway, signal) => pageOf(node, gateway, next, signal))),
    };
    lists.set(key, known);
    return known;
  };
  const readOn = async (node: ListNode): Promise<Read> => {
    const list = listOf(node);
    list.failure = undefined;
    await list.pages.more().catch((error: unknown) => {
      if (!isGatewayError(error)) throw error;
      list.failure = error;
    });
    return list;
  };
  const listed = async (node: ListNode): Promise<readonly TreeNode[]> => {
    const known = listOf(node);
    const { pages, failure } =
      known.pages.items.length > 0 || known.failure || !known.pages.hasMore ? known : await readOn(node);
    const below = pages.items.map((item) => nodeFor(node, item));
    if (failure) return [...below, { kind: 'failure', of: node, error: failure }];
    if (pages.hasMore) return [...below, { kind: 'more', of: node, read: below.length }];
    return below.length > 0 ? below : [{ kind: 'none', of: node }];
  };
  const regionsOf = (profile: string | undefined): readonly string[] => [
    ...new Set([...(roots.find((root) => root.profile === profile)?.regions ?? []), ...(added.get(profile) ?? [])]),
  ];
  const enter = (next: TreeState): void => {
    state = next;
    changed();
  };

  const it: ClientTree = {
    get state() {
      return state;
    },
    async load() {
      enter('loading');
      lists.clear();
      roots = await profiles();
      const [active] = roots.filter(({ isActive }) => isActive);
      const first = active
        ? await Promise.all(
            regionsOf(active.profile).map((region) =>
              readOn({ kind: 'region', place: { profile: active.profile, region } }),
            ),
          )
        : [];
      enter(stateAfter(first, roots, added.size > 0));
    },
    async children(node) {
      if (!node)
        return state === 'ready'
          ? roots.map(({ profile, detail, isActive }) => ({ kind: 'profile', profile, detail, isActive }))
          : [];
      if (node.kind === 'profile')
        return [
          ...regionsOf(node.profile).map((region): TreeNode => ({
            kind: 'region',
            place: { profile: node.profile, region },
          })),
          { kind: 'another-region', profile: node.profile },
        ];
      return node.kind === 'region' || node.kind === 'pool' ? listed(node) : [];
    },
    async more(of) {
      await readOn(of);
      changed(of);
    },
    forget(of) {
      lists.delete(nodeId(of));
      changed(of);
    },
    async retry() {
      if (state === 'no-credentials' || state === 'offline') return it.load();
      const failed = [...lists.values()].filter(({ failure }) => failure);
      for (const list of failed) list.failure = undefined;
      if (failed.length > 0) changed();
    },
    addRegion(profile, region) {
      added.set(profile, [...(added.get(profile) ?? []), region]);
      enter('ready');
    },
    onDidChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
  return it;
}

function pageOf(
  node: ListNode,
  gateway: CognitoGateway,
  next: string | undefined,
  signal: AbortSignal,
): Promise<ResultPage<UserPool | AppClientSummary>> {
  return node.kind === 'region'
    ? gateway.listUserPools(next, signal)
    : gateway.listUserPoolClients(node.pool.id, next, signal);
}

function nodeFor(node: ListNode, it: UserPool | AppClientSummary): TreeNode {
  if (!('clientId' in it)) return { kind: 'pool', place: node.place, pool: it };
  const pool = node.kind === 'pool' ? node.pool : { id: '', name: '' };
  return {
    kind: 'client',
    clientId: it.clientId,
    name: it.name,
    userPoolId: pool.id,
    poolName: pool.name,
    region: node.place.region,
    profile: node.place.profile,
  };
}

/** Failures that say the same of every region, so that the view says it once instead of a tree. */
const CREDENTIALS: readonly GatewayErrorKind[] = ['no-credentials', 'no-profile', 'sign-in', 'expired'];

function stateAfter(first: readonly Read[], roots: readonly TreeProfile[], hasAdded: boolean): TreeState {
  const failed = (kinds: readonly GatewayErrorKind[]): boolean =>
    first.length > 0 && first.every(({ failure }) => failure && kinds.includes(failure.kind));
  if (roots.length > 1 || hasAdded) return 'ready';
  if (failed(CREDENTIALS)) return 'no-credentials';
  if (failed(['offline', 'proxy'])) return 'offline';
  return first.length > 0 && first.every(({ pages, failure }) => !failure && pages.items.length === 0 && !pages.hasMore)
    ? 'no-pools'
    : 'ready';
}
