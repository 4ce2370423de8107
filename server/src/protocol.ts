import type { RuleLevels } from './language/silencing';

/** The `source` of every diagnostic. */
export const SOURCE = 'cognito-client';

/** The section of the client's settings that `workspace/configuration` is asked for: levels by code or pattern. */
export const RULES_SECTION = 'cognitoClient.rules';

/** The client's command that shows the page of a rule; its one argument is the code. */
export const EXPLAIN_RULE_COMMAND = 'cognitoClient.explainRule';

/** What a client may send as `initializationOptions`. */
export interface InitializationOptions {
  /** Levels for a client that has no settings to ask for, or whose setting is not set. */
  readonly rules?: RuleLevels;
  /** The client has EXPLAIN_RULE_COMMAND; quick fixes may then offer it. */
  readonly explainRule?: boolean;
}
