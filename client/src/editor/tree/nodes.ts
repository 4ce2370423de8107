import type { AppClientSummary, GatewayError, UserPool } from '../../aws/gateway';

/** A profile and a region: what a connection is made with. `profile` undefined: the SDK's default credentials. */
export interface AwsScope {
  readonly profile: string | undefined;
  readonly region: string;
}

/** A node of the tree of app clients. */
export type TreeNode =
  | {
      readonly kind: 'profile';
      readonly profile: string | undefined;
      readonly detail: string;
      readonly isActive: boolean;
    }
  | { readonly kind: 'region'; readonly scope: AwsScope }
  | { readonly kind: 'another-region'; readonly profile: string | undefined }
  | { readonly kind: 'pool'; readonly scope: AwsScope; readonly pool: UserPool }
  | ClientNode
  /** The list has more pages than were read. */
  | { readonly kind: 'more'; readonly of: ListNode; readonly read: number }
  /** Reading the list, or more of it, failed. */
  | { readonly kind: 'failure'; readonly of: ListNode; readonly error: GatewayError }
  | { readonly kind: 'none'; readonly of: ListNode };

/** An app client; its members are named like the argument of a command. */
export interface ClientNode extends Pick<AppClientSummary, 'clientId' | 'name'> {
  readonly kind: 'client';
  readonly userPoolId: string;
  readonly region: string;
  readonly profile: string | undefined;
  readonly poolName: string;
}

/** A node whose children are a paged list. */
export type ListNode = Extract<TreeNode, { readonly kind: 'region' | 'pool' }>;

/** The id of a node, which stays when the tree is read again. */
export function nodeId(node: TreeNode): string {
  switch (node.kind) {
    case 'profile':
    case 'another-region':
      return JSON.stringify([node.kind, node.profile ?? null]);
    case 'region':
      return JSON.stringify(['region', node.scope.profile ?? null, node.scope.region]);
    case 'pool':
      return JSON.stringify(['pool', node.scope.profile ?? null, node.pool.id]);
    case 'client':
      return JSON.stringify(['client', node.profile ?? null, node.userPoolId, node.clientId]);
    default:
      return JSON.stringify([node.kind, nodeId(node.of)]);
  }
}
