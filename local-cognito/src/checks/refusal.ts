import type { Wording } from '../errors';
import type { ClientSettings, StoredPool } from '../model';

/** What a check may know besides the request. */
export interface CheckContext {
  readonly pool: StoredPool;
  readonly hasSecret: boolean;
  /** The settings that the client has before the update. */
  readonly stored?: ClientSettings;
  /** Whether the request makes a client or changes one; some messages say it. */
  readonly doing: 'creating' | 'updating';
}

/** A combination that the service refuses. `request` has the settings as they would be stored, kept members included. */
export interface Refusal {
  /** The catalogue's id. */
  readonly id: string;
  readonly exception: string;
  /** Whether a source has the service's own words. Where none has, the message is this server's. */
  readonly wording: Wording;
  /** The message, or undefined when there is nothing to refuse. */
  readonly check: (request: ClientSettings, context: CheckContext) => string | undefined;
}

export const INVALID_PARAMETER = 'InvalidParameterException';
export const INVALID_OAUTH_FLOW = 'InvalidOAuthFlowException';

/** The scopes that every pool has. */
export const OIDC_SCOPES: readonly string[] = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];

/** The message for the first item that `isWrong` is true of. */
export function firstWrong(
  items: readonly string[] | undefined,
  isWrong: (item: string) => boolean,
  message: (item: string) => string,
): string | undefined {
  const found = items?.find(isWrong);
  return found === undefined ? undefined : message(found);
}
