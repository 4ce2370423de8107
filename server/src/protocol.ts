import type { AppClientContext } from './language/context';
import type { HintSwitches } from './language/hints/hint';
import type { RuleLevels } from './language/silencing';

/** The `source` of every diagnostic. */
export const SOURCE = 'cognito-client';

/** The section of the client's settings that `workspace/configuration` is asked for: levels by code or pattern. */
export const RULES_SECTION = 'cognitoClient.rules';

/** The section that holds a switch for each kind of inlay hint; asked for by clients that show them. */
export const HINTS_SECTION = 'cognitoClient.inlayHints';

/** The client's command that shows the page of a rule; its one argument is the code. */
export const EXPLAIN_RULE_COMMAND = 'cognitoClient.explainRule';

/** What a client may send as `initializationOptions`. */
export interface InitializationOptions {
  /** Levels for a client that has no settings to ask for, or whose setting is not set. */
  readonly rules?: RuleLevels;
  /** Switches of inlay hints for a client that has no settings to ask for, or whose setting is not set. */
  readonly inlayHints?: HintSwitches;
  /** The client has EXPLAIN_RULE_COMMAND; quick fixes may then offer it. */
  readonly explainRule?: boolean;
  /** The client answers POOL_CONTEXT and sends POOL_CONTEXT_CHANGED. Without it the server never asks. */
  readonly poolContext?: boolean;
}

/**
 * Request from the server: what is known of an app client and its pool. Result: AppClientContext, or null when there is nothing to know.
 * Until the result is there the client may send partial results; each replaces the one before. Credentials and secrets never cross.
 */
export const POOL_CONTEXT = 'cognito/poolContext';

/** Notification from the client, without parameters: ask again for what is open. */
export const POOL_CONTEXT_CHANGED = 'cognito/poolContextChanged';

/** Params of POOL_CONTEXT. */
export interface PoolContextParams {
  /** URI of the document that names the client. */
  readonly uri: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** Token of the `$/progress` by which partial results come. */
  readonly partialResultToken?: string;
}

/** Result and partial result of POOL_CONTEXT. */
export type PoolContextResult = AppClientContext | null;
