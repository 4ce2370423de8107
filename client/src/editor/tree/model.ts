import {
  isGatewayError,
  type AppClientSummary,
  type ClientType,
  type CognitoGateway,
  type GatewayError,
  type GatewayErrorKind,
  type ResultPage,
  type UserPool,
} from '../../aws/gateway';
import { listing, type Listing } from '../../sync/listing';
import { nodeId, type ListNode, type AwsScope, type TreeNode } from './nodes';

/** The state of the whole tree; only with `ready` it has nodes. */
export type TreeState = 'new' | 'loading' | 'ready' | 'no-pools' | 'no-credentials' | 'offline';

/** A profile that the tree shows, with its first regions. */
export interface TreeProfile {
  readonly profile: string | undefined;
  readonly detail: string;
  readonly isActive: boolean;
  readonly regions: readonly string[];
}

/** What the tree reads from. It knows no editor, so that a test can provide it. */
export interface TreeSources {
  profiles(): Promise<readonly TreeProfile[]>;
  /** Which app clients the tree shows; undefined: all. */
  clientType(): ClientType | undefined;
  /** Runs work on a gateway for a profile and a region. Rejects with GatewayErrors. */
  connect<T>(scope: AwsScope, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** The tree profiles → regions → user pools → app clients. It reads nothing before load(), and a list only when its node is opened. */
export interface ClientTree {
  readonly state: TreeState;
  /** Reads profiles, and the first page of pools of the active profile. Never rejects: a failure becomes a node or the state. */
  load(): Promise<void>;
  /** The nodes below a node, or the topmost ones. Reads the first page of a list that was not read yet. Never rejects. */
  children(node?: TreeNode): Promise<readonly TreeNode[]>;
  /** Reads one more page of a list; after a failure, the page that failed. Never rejects. */
  more(of: ListNode): Promise<void>;
  /** Forgets what was read below a node. */
  forget(of: ListNode): void;
  /** Forgets the app clients of every pool, so that they are read again when they are shown. */
  forgetClients(): void;
  /** Lets lists that failed be read again when they are opened; after a state of failure, loads the tree again. Never rejects. */
  retry(): Promise<void>;
  addRegion(profile: string | undefined, region: string): void;
  /** Calls the listener with the node whose children changed, or without one when all did, until it is disposed of. */
  onDidChange(listener: (node?: TreeNode) => void): { dispose(): void };
}

/** What commands and views of the tree need. */
export interface WithTree {
  readonly tree: ClientTree;
}

/** A list of the tree, as far as it was read. */
interface LoadedList {
  readonly isOfClients: boolean;
  readonly pages: Listing<UserPool | AppClientSummary>;
  failure?: GatewayError | undefined;
}

export function createClientTree({ profiles, clientType, connect }: TreeSources): ClientTree {
  let state: TreeState = 'new';
  let roots: readonly TreeProfile[] = [];
  const lists = new Map<string, LoadedList>();
  /** Regions that the user added, by profile. */
  const added = new Map<string | undefined, string[]>();
  const listeners = new Set<(node?: TreeNode) => void>();

  function fireChange(node?: TreeNode): void {
    for (const listener of [...listeners]) listener(node);
  }
  function enter(next: TreeState): void {
    state = next;
    fireChange();
  }
  function listOf(node: ListNode): LoadedList {
    const key = nodeId(node);
    const type = clientType();
    const list = lists.get(key) ?? {
      isOfClients: node.kind === 'pool',
      pages: listing((next) => connect(node.scope, (gateway, signal) => pageOf(node, type, gateway, next, signal))),
    };
    lists.set(key, list);
    return list;
  }
  async function readNextPage(node: ListNode): Promise<LoadedList> {
    const list = listOf(node);
    list.failure = undefined;
    await list.pages.more().catch((error: unknown) => {
      if (!isGatewayError(error)) throw error;
      list.failure = error;
    });
    return list;
  }
  async function itemsOf(node: ListNode): Promise<readonly TreeNode[]> {
    const list = listOf(node);
    const isRead = list.pages.items.length > 0 || list.failure || !list.pages.hasMore;
    const { pages, failure } = isRead ? list : await readNextPage(node);
    const below = pages.items.map((item) => nodeFor(node, item));
    if (failure) return [...below, { kind: 'failure', of: node, error: failure }];
    if (pages.hasMore) return [...below, { kind: 'more', of: node, read: below.length }];
    return below.length > 0 ? below : [{ kind: 'none', of: node }];
  }
  function regionsOf(profile: string | undefined): readonly string[] {
    const own = roots.find((root) => root.profile === profile)?.regions ?? [];
    return [...new Set([...own, ...(added.get(profile) ?? [])])];
  }
  function regionNodesOf(profile: string | undefined): Extract<TreeNode, { kind: 'region' }>[] {
    return regionsOf(profile).map((region) => ({ kind: 'region', scope: { profile, region } }));
  }
  async function load(): Promise<void> {
    enter('loading');
    lists.clear();
    roots = await profiles();
    const active = roots.find(({ isActive }) => isActive);
    const firstPages = active ? await Promise.all(regionNodesOf(active.profile).map(readNextPage)) : [];
    enter(stateAfter(firstPages, roots, added.size > 0));
  }
  async function retry(): Promise<void> {
    if (state === 'no-credentials' || state === 'offline') return load();
    const failed = [...lists.values()].filter(({ failure }) => failure);
    for (const list of failed) list.failure = undefined;
    if (failed.length > 0) fireChange();
  }
  function profileNodes(): readonly TreeNode[] {
    if (state !== 'ready') return [];
    return roots.map(({ profile, detail, isActive }) => ({ kind: 'profile', profile, detail, isActive }));
  }
  async function children(node?: TreeNode): Promise<readonly TreeNode[]> {
    switch (node?.kind) {
      case undefined:
        return profileNodes();
      case 'profile':
        return [...regionNodesOf(node.profile), { kind: 'another-region', profile: node.profile }];
      case 'region':
      case 'pool':
        return itemsOf(node);
      default:
        return [];
    }
  }

  return {
    get state() {
      return state;
    },
    load,
    retry,
    children,
    async more(of) {
      await readNextPage(of);
      fireChange(of);
    },
    forget(of) {
      lists.delete(nodeId(of));
      fireChange(of);
    },
    forgetClients() {
      for (const [key, { isOfClients }] of lists) if (isOfClients) lists.delete(key);
      fireChange();
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
}

function pageOf(
  node: ListNode,
  type: ClientType | undefined,
  gateway: CognitoGateway,
  next: string | undefined,
  signal: AbortSignal,
): Promise<ResultPage<UserPool | AppClientSummary>> {
  return node.kind === 'region'
    ? gateway.listUserPools(next, signal)
    : gateway.listUserPoolClients({ userPoolId: node.pool.id, type }, next, signal);
}

function nodeFor(node: ListNode, item: UserPool | AppClientSummary): TreeNode {
  if (!('clientId' in item)) return { kind: 'pool', scope: node.scope, pool: item };
  const pool = node.kind === 'pool' ? node.pool : { id: '', name: '' };
  return {
    kind: 'client',
    clientId: item.clientId,
    name: item.name,
    userPoolId: pool.id,
    poolName: pool.name,
    region: node.scope.region,
    profile: node.scope.profile,
  };
}

/** Failures that are the same for every region: where all have one, the view says so instead of showing a tree. */
const CREDENTIAL_FAILURES: readonly GatewayErrorKind[] = ['no-credentials', 'no-profile', 'sign-in', 'expired'];

function stateAfter(first: readonly LoadedList[], roots: readonly TreeProfile[], hasAdded: boolean): TreeState {
  const failed = (kinds: readonly GatewayErrorKind[]): boolean =>
    first.length > 0 && first.every(({ failure }) => failure && kinds.includes(failure.kind));
  if (roots.length > 1 || hasAdded) return 'ready';
  if (failed(CREDENTIAL_FAILURES)) return 'no-credentials';
  if (failed(['offline', 'proxy'])) return 'offline';
  const isEmpty = ({ pages, failure }: LoadedList): boolean => !failure && pages.items.length === 0 && !pages.hasMore;
  return first.length > 0 && first.every(isEmpty) ? 'no-pools' : 'ready';
}
