import type {
  CreateUserPoolClientRequest,
  UpdateUserPoolClientRequest,
} from '@aws-sdk/client-cognito-identity-provider';

/** The complete body of an UpdateUserPoolClient call. */
export type UpdateRequest = UpdateUserPoolClientRequest;

/** The complete body of a CreateUserPoolClient call. It never holds a secret: the service makes it. */
export type CreateRequest = Omit<CreateUserPoolClientRequest, 'ClientSecret'>;

/** The ids of an app client. Its region is the part of the pool id before `_`. */
export interface Target {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** An app client as DescribeUserPoolClient shows it. The secret never leaves the gateway. */
export interface LiveAppClient {
  /** Every member of the answer except ClientSecret, also those that this version of the product does not know. */
  readonly members: Readonly<Record<string, unknown>>;
  /**
   * Whether the answer shows a secret. False proves nothing: an answer no longer shows one after the original was deleted, although the
   * client has another. See listUserPoolClientSecrets.
   */
  readonly showsSecret: boolean;
  readonly requestId?: string;
}

/** One secret of an app client, without its value. */
export interface ClientSecretSummary {
  readonly id: string;
  /** Epoch seconds. */
  readonly created?: number;
}

/** REGULAR: made by somebody with AWS credentials; DCR: registered by an application (dynamic client registration). */
export type ClientType = 'REGULAR' | 'DCR';

/** An app client that was just made. */
export interface CreatedClient {
  readonly clientId: string;
  readonly hasSecret: boolean;
  /**
   * Hands out the secret once: undefined the second time, and for a client without one. The only door for a secret, and a function, so
   * that no log, file or message can carry it by accident. What the gateway remembers of it takes it out of error texts.
   */
  takeSecret(): string | undefined;
  readonly requestId?: string;
}

/** A user pool as ListUserPools and DescribeUserPool show it. `arn` comes from DescribeUserPool only. */
export interface UserPool {
  readonly id: string;
  readonly name: string;
  readonly arn?: string;
}

/** A user pool with what only DescribeUserPool says. An absent member was not in the answer, or not readable. */
export interface UserPoolDetails extends UserPool {
  /** The whole schema: custom attributes with their prefix (custom:plan, dev:custom:plan). */
  readonly attributes?: readonly PoolSchemaAttribute[];
  /** The feature plan: LITE, ESSENTIALS, PLUS. */
  readonly tier?: string;
  /** Custom domain or domain prefix; null when the pool has none. */
  readonly domain: string | null;
  /** Whether dynamic client registration is on; absent where the answer does not say. */
  readonly allowsRegistration?: boolean;
}

/** An attribute of a pool's schema. */
export interface PoolSchemaAttribute {
  readonly name: string;
  readonly required: boolean;
  readonly mutable: boolean;
}

/** One entry of ListIdentityProviders; COGNITO is not listed. */
export interface IdentityProviderSummary {
  readonly name: string;
  /** SAML, OIDC, Google … */
  readonly type: string;
}

/** A provider as DescribeIdentityProvider shows it. Its details, which hold its secret, never leave the gateway. */
export interface IdentityProviderDetails extends IdentityProviderSummary {
  /** Names of the pool's attributes that it fills. */
  readonly fills: readonly string[];
}

/** One entry of ListResourceServers. A client writes a scope as `identifier/name`. */
export interface ResourceServer {
  readonly identifier: string;
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
}

/** One entry of ListUserPoolClients. */
export interface AppClientSummary {
  readonly clientId: string;
  readonly name: string;
}

/** One page of a list; `next` asks for the following one. A page may be empty and still have a next. */
export interface ResultPage<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/**
 * All calls of Amazon Cognito that the product makes. Its one implementation is cognito-gateway.ts.
 * Every call may reject with a GatewayError, and with nothing else. An aborted signal rejects with kind `cancelled`.
 */
export interface CognitoGateway {
  /** One page (at most 60) of the pools of the gateway's region. */
  listUserPools(next: string | undefined, signal: AbortSignal): Promise<ResultPage<UserPool>>;
  /** One page (at most 60) of a pool's app clients. @param type only those of this type; undefined: all */
  listUserPoolClients(
    list: { readonly userPoolId: string; readonly type: ClientType | undefined },
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<ResultPage<AppClientSummary>>;
  /** All secrets of a client, two at most, without their values. None: the client is public. */
  listUserPoolClientSecrets(target: Target, signal: AbortSignal): Promise<readonly ClientSecretSummary[]>;
  describeUserPool(userPoolId: string, signal: AbortSignal): Promise<UserPoolDetails>;
  /** One page (at most 60) of a pool's identity providers. */
  listIdentityProviders(
    userPoolId: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<ResultPage<IdentityProviderSummary>>;
  /** @param name as listed; `not-found` when the pool has none of that name. */
  describeIdentityProvider(userPoolId: string, name: string, signal: AbortSignal): Promise<IdentityProviderDetails>;
  /** One page (at most 50) of a pool's resource servers. */
  listResourceServers(
    userPoolId: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<ResultPage<ResourceServer>>;
  describeUserPoolClient(target: Target, signal: AbortSignal): Promise<LiveAppClient>;
  /** Replaces all settings of the client: what the request leaves out is reset to its default. Resolves to the request id. */
  updateUserPoolClient(request: UpdateRequest, signal: AbortSignal): Promise<string | undefined>;
  /** Creates an app client. Sent once: a retry after a lost answer would create a second one. */
  createUserPoolClient(request: CreateRequest, signal: AbortSignal): Promise<CreatedClient>;
  /**
   * The host that the last request went to, with its port, if that is not an endpoint of AWS for Amazon Cognito. Undefined before the
   * first request, too.
   */
  foreignHost(): string | undefined;
  /** Closes connections. */
  dispose(): void;
}

/** What the names of AWS's endpoints end with, standard and dual-stack, in all partitions of the AWS SDKs. */
const AWS_SUFFIXES: readonly string[] = [
  ...['amazonaws.com', 'api.aws', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  ...['amazonaws.eu', 'api.amazonwebservices.eu', 'c2s.ic.gov', 'api.aws.ic.gov', 'sc2s.sgov.gov', 'api.aws.scloud'],
  ...['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
];

/** What comes before that in the name of an endpoint for user pools, in public and in a VPC. */
const USER_POOLS = /^(vpce-[a-z0-9-]+\.)?cognito-idp(-fips)?\.[a-z]{2,4}(-[a-z]+)+-\d+\.(vpce\.)?/;

/**
 * Whether a host is an endpoint of AWS for Amazon Cognito user pools. Others under amazonaws.com belong to AWS's customers, such as buckets.
 * Source: the partitions of the AWS SDKs, and the names of VPC endpoints as the AWS PrivateLink Guide has them.
 * @param host without a port, in lower case
 */
export function isAwsHost(host: string): boolean {
  const start = USER_POOLS.exec(host)?.[0];
  return start !== undefined && AWS_SUFFIXES.includes(host.slice(start.length));
}

/** Where a gateway connects to. Absent members leave the choice to the SDK's own chain. */
export interface ConnectionOptions {
  readonly region: string;
  /** Name of a profile in the shared AWS files. */
  readonly profile?: string;
  /** Service URL instead of AWS's own; https, or http on a loopback address. */
  readonly endpoint?: string;
  /**
   * Asks the user for the code of an MFA device, whose ARN or serial number it is given. Absent: there is no way to ask.
   * @throws GatewayError `cancelled`
   */
  readonly mfaCode?: (device: string) => Promise<string>;
  /** A cache of credentials that cost the user an MFA code. Only the gateway reads and fills it; it lives as long as the process. */
  readonly mfaCredentials?: Map<string, unknown>;
  readonly network?: NetworkOptions;
  /** Maximum number of attempts of a reading call; by default the SDK's (3). A call that changes something is always sent once. */
  readonly attempts?: number;
  /** Called after each attempt's answer or failure, for the log. Identifiers only, never bodies. */
  readonly onCall?: (call: CallRecord) => void;
}

/** How to reach the network. What is absent comes from the environment: HTTPS_PROXY, ALL_PROXY, NO_PROXY. */
export interface NetworkOptions {
  /** Address of an http or https proxy; it may hold a user name and a password. */
  readonly proxy?: string;
  /** Hosts and domains that need no proxy, besides those of NO_PROXY. */
  readonly noProxy?: readonly string[];
  /** False: the certificate of an https proxy is not checked. The service's always is. */
  readonly proxyStrictSSL?: boolean;
  /** Milliseconds within which a connection must be open. Default 10,000. */
  readonly connectMs?: number;
  /** Milliseconds within which an answer must begin. Default 30,000. */
  readonly answerMs?: number;
}

/** One call, for the log. It holds no body and no secret. */
export interface CallRecord {
  /** The service's operation; `Credentials` when credentials were fetched. */
  readonly operation: string;
  /** The identifiers that the call names, shortened. */
  readonly target?: string;
  readonly outcome: string;
  readonly milliseconds: number;
  readonly requestId?: string;
}

export type GatewayErrorKind =
  | 'no-credentials' // the chain found none
  | 'no-profile' // the shared files have no such profile
  | 'bad-profile' // the profile, or what it names, cannot be used: the message says why
  | 'sign-in' // an SSO or login session is absent or has expired
  | 'mfa' // a code is needed and there is no way to ask for it, or it was not accepted
  | 'process' // a credential_process failed or gave something else
  | 'expired' // credentials ran out
  | 'clock' // AWS takes the request for too old or too new
  | 'proxy' // the proxy does not answer, or does not let through
  | 'denied' // the identity may not do this
  | 'bad-credentials' // AWS does not accept the keys or the signature
  | 'not-found' // the pool has no such client
  | 'no-pool' // no such pool in this account and region: the credentials may be of another account
  | 'throttled'
  | 'concurrent' // another update of this pool's clients is under way
  | 'refused' // the service does not accept the request: its message says why
  | 'offline' // no answer: name not resolved, connection refused or broken, time-out
  | 'service' // a 5xx answer
  | 'invalid-answer' // a 200 that is no Cognito answer
  | 'bad-endpoint' // the endpoint setting cannot be used
  | 'cancelled';

/** The one error of the gateway. `message` is the service's or the SDK's own, free of secrets. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  constructor(
    readonly kind: GatewayErrorKind,
    message: string,
    readonly details: {
      readonly operation?: string;
      /** The service's exception, such as InvalidParameterException. */
      readonly exception?: string;
      readonly requestId?: string;
      /** The sign-in that is needed: `aws sso login` or `aws login`, with the profile that asks for it. */
      readonly signIn?: { readonly way: 'sso' | 'login'; readonly profile: string };
      /** What was denied, when it is not the operation itself. */
      readonly denied?: { readonly action: string; readonly resource: string };
      /** The service that did not answer, when it is not Cognito. */
      readonly at?: string;
      /** True when the service may have applied the request although no good answer came. */
      readonly mayHaveApplied?: boolean;
    } = {},
  ) {
    super(message);
  }
}

/** Whether something thrown is a GatewayError. Compares names, since the gateway's bundle has its own copy of the class. */
export function isGatewayError(thrown: unknown): thrown is GatewayError {
  return thrown instanceof Error && thrown.name === 'GatewayError';
}

/** Returns what was thrown, when it is a GatewayError; throws anything else again. */
export function gatewayErrorOnly(thrown: unknown): GatewayError {
  if (isGatewayError(thrown)) return thrown;
  throw thrown;
}
