import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DescribeIdentityProviderCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListIdentityProvidersCommand,
  ListResourceServersCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  UpdateUserPoolClientCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-cognito-identity-provider';
import type { DeserializeMiddleware } from '@smithy/types';
import {
  GatewayError,
  isAwsHost,
  type CognitoGateway,
  type ConnectionOptions,
  type CreatedClient,
  type LiveAppClient,
  type ResultPage,
} from './gateway';
import { shortenId } from './audit';
import {
  clientSummary,
  eachOf,
  isClientIdAnswer,
  isWellFormedClient,
  poolDetails,
  poolSummary,
  providerDetails,
  providerSummary,
  resourceServer,
  secretSummary,
} from './answers';
import { checkedEndpoint, connect } from './connect/connect';
import { readBounded } from './connect/network';
import { toGatewayError } from './errors';
import { redactAnswers, SHORTEST_SECRET } from './redact';

// One bundle holds all that needs the SDK, so that there is one cache of the shared files.
export { credentialFiles } from './profiles/files';
export { listProfiles } from './profiles/profiles';

/** Items that are asked for at once: the most that the service allows. */
const PAGE_SIZE = 60;
const RESOURCE_SERVERS_PAGE_SIZE = 50;

/**
 * Opens a gateway on the SDK for JavaScript v3 with its default credential chain. Nothing is read or sent before the first call, which
 * reads the shared AWS files as they are then.
 * @throws GatewayError `bad-endpoint` when the endpoint setting cannot be used.
 */
export function openCognitoGateway(options: ConnectionOptions): CognitoGateway {
  if (options.endpoint) checkedEndpoint(options.endpoint);
  const raw = keepRawAnswers();
  const redaction = redactAnswers();
  let clients: Promise<Clients> | undefined;
  const connected = (): Promise<Clients> =>
    (clients ??= connect(options).then((config) => ({
      reader: raw.watch(
        new CognitoIdentityProviderClient({ ...config, ...(options.attempts && { maxAttempts: options.attempts }) }),
      ),
      // An update is sent once. Had the first attempt been applied and its answer lost, the outcome of a second one would hide that.
      writer: raw.watch(new CognitoIdentityProviderClient({ ...config, maxAttempts: 1 })),
    })));
  const send = async <T>(request: Call<T>, abortSignal: AbortSignal): Promise<ServiceOutputTypes> => {
    const { reader, writer } = await connected();
    return request.send(request.changes ? writer : reader, { abortSignal });
  };

  /** Runs one call. */
  async function run<T>(request: Call<T>, signal: AbortSignal): Promise<T> {
    const { operation, about = [], pick, changes = false } = request;
    const started = performance.now();
    const mayHaveApplied = changes && !signal.aborted;
    const note = (outcome: string, requestId?: string): void =>
      options.onCall?.({
        operation,
        ...(about.length > 0 && { target: about.map(shortenId).join('/') }),
        outcome,
        milliseconds: Math.round(performance.now() - started),
        ...(requestId && { requestId }),
      });
    try {
      signal.throwIfAborted();
      const output = await orAborted(send(request, signal), signal);
      const body = raw.of(output);
      redaction.remember(secretOf(body));
      const { requestId: id } = output.$metadata;
      const requestId = id && redaction.clean(id);
      const picked = pick(body, requestId);
      if (picked === undefined) {
        throw new GatewayError('invalid-answer', `${operation} was answered without the expected content.`, {
          operation,
          ...(requestId && { requestId }),
          ...(mayHaveApplied && { mayHaveApplied }),
        });
      }
      note('ok', requestId);
      return picked;
    } catch (thrown) {
      const error = signal.aborted
        ? new GatewayError('cancelled', 'Cancelled.', { operation, ...(mayHaveApplied && { mayHaveApplied }) })
        : cleaned(toGatewayError(thrown, operation, mayHaveApplied), redaction.clean);
      note(error.details.exception ?? error.kind, error.details.requestId);
      throw error;
    }
  }

  return {
    listUserPools: (next, signal) =>
      run(
        {
          operation: 'ListUserPools',
          send: (client, http) =>
            client.send(new ListUserPoolsCommand({ MaxResults: PAGE_SIZE, NextToken: next }), http),
          pick: (body) => wholePage(body, 'UserPools', poolSummary),
        },
        signal,
      ),
    listUserPoolClients: ({ userPoolId, type }, next, signal) =>
      run(
        {
          operation: 'ListUserPoolClients',
          about: [userPoolId],
          send: (client, http) =>
            client.send(
              new ListUserPoolClientsCommand({
                UserPoolId: userPoolId,
                MaxResults: PAGE_SIZE,
                NextToken: next,
                ClientType: type,
              }),
              http,
            ),
          pick: (body) => wholePage(body, 'UserPoolClients', clientSummary),
        },
        signal,
      ),
    listUserPoolClientSecrets: (target, signal) =>
      run(
        {
          operation: 'ListUserPoolClientSecrets',
          about: [target.userPoolId, target.clientId],
          send: (client, http) =>
            client.send(
              new ListUserPoolClientSecretsCommand({ UserPoolId: target.userPoolId, ClientId: target.clientId }),
              http,
            ),
          // A list of which more may come does not show that there is none.
          pick: (body) => (body['NextToken'] ? undefined : eachOf(body['ClientSecrets'], secretSummary)),
        },
        signal,
      ),
    describeUserPool: (userPoolId, signal) =>
      run(
        {
          operation: 'DescribeUserPool',
          about: [userPoolId],
          send: (client, http) => client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }), http),
          pick: ({ UserPool: pool }) => poolDetails(userPoolId, pool),
        },
        signal,
      ),
    listIdentityProviders: (userPoolId, next, signal) =>
      run(
        {
          operation: 'ListIdentityProviders',
          about: [userPoolId],
          send: (client, http) =>
            client.send(
              new ListIdentityProvidersCommand({ UserPoolId: userPoolId, MaxResults: PAGE_SIZE, NextToken: next }),
              http,
            ),
          pick: (body) => wholePage(body, 'Providers', providerSummary),
        },
        signal,
      ),
    describeIdentityProvider: (userPoolId, name, signal) =>
      run(
        {
          operation: 'DescribeIdentityProvider',
          about: [userPoolId],
          send: (client, http) =>
            client.send(new DescribeIdentityProviderCommand({ UserPoolId: userPoolId, ProviderName: name }), http),
          pick: ({ IdentityProvider: provider }) => providerDetails(name, provider),
        },
        signal,
      ),
    listResourceServers: (userPoolId, next, signal) =>
      run(
        {
          operation: 'ListResourceServers',
          about: [userPoolId],
          send: (client, http) =>
            client.send(
              new ListResourceServersCommand({
                UserPoolId: userPoolId,
                MaxResults: RESOURCE_SERVERS_PAGE_SIZE,
                NextToken: next,
              }),
              http,
            ),
          pick: (body) => wholePage(body, 'ResourceServers', resourceServer),
        },
        signal,
      ),
    describeUserPoolClient: (target, signal) =>
      run(
        {
          operation: 'DescribeUserPoolClient',
          about: [target.userPoolId, target.clientId],
          send: (client, http) =>
            client.send(
              new DescribeUserPoolClientCommand({ UserPoolId: target.userPoolId, ClientId: target.clientId }),
              http,
            ),
          pick: (body, requestId) => liveClient(clientOf(body, target.userPoolId, target.clientId), requestId),
        },
        signal,
      ),
    updateUserPoolClient: async (request, signal) => {
      const { requestId } = await run(
        {
          operation: 'UpdateUserPoolClient',
          changes: true,
          about: [request.UserPoolId, request.ClientId],
          send: (client, http) => client.send(new UpdateUserPoolClientCommand(request), http),
          pick: (body, answerId) => clientOf(body, request.UserPoolId, request.ClientId) && { requestId: answerId },
        },
        signal,
      );
      return requestId;
    },
    createUserPoolClient: (request, signal) =>
      run(
        {
          operation: 'CreateUserPoolClient',
          changes: true,
          about: [request.UserPoolId],
          send: (client, http) => client.send(new CreateUserPoolClientCommand(request), http),
          pick: (body, requestId) => createdClient(body['UserPoolClient'], request.UserPoolId, requestId),
        },
        signal,
      ),
    foreignHost: raw.foreignHost,
    dispose: () =>
      void clients?.then(
        ({ reader, writer }) => {
          reader.destroy();
          writer.destroy();
        },
        () => undefined,
      ),
  };
}

/** Deepest nesting of an answer. Cognito's have 7; what works with values recurses, and 5,000 would exhaust the stack. */
const MAX_DEPTH = 64;

const isDeeper = (value: unknown, maxDepth: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (maxDepth === 0 || Object.values(value).some((member) => isDeeper(member, maxDepth - 1)));

/** An answer's JSON as it came over the wire. */
type Body = Readonly<Record<string, unknown>>;

type Middleware = DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes>;

interface Clients {
  readonly reader: CognitoIdentityProviderClient;
  readonly writer: CognitoIdentityProviderClient;
}

/** Rejects as soon as the signal is aborted, whatever the work does: a program that fetches credentials knows no signal. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** A call of one operation. */
interface Call<T> {
  readonly operation: string;
  /** True for a call that changes something: without a good answer, it may still have been applied. */
  readonly changes?: boolean;
  /** Identifiers of its target, for the log; a name is no identifier. */
  readonly about?: readonly (string | undefined)[];
  send(client: CognitoIdentityProviderClient, http: { abortSignal: AbortSignal }): Promise<ServiceOutputTypes>;
  /** Takes the result from the answer; undefined when it is not there. */
  pick(body: Body, requestId: string | undefined): T | undefined;
}

/**
 * Keeps each answer's JSON with the SDK's output, which lacks the members that the SDK does not know: those must be reported.
 * Bounds the size of an answer on the way, so that a broken endpoint cannot exhaust memory.
 */
function keepRawAnswers(): {
  watch(client: CognitoIdentityProviderClient): CognitoIdentityProviderClient;
  of(output: ServiceOutputTypes): Body;
  /** The host of the last request, if it is not AWS's. */
  foreignHost(): string | undefined;
} {
  const answers = new WeakMap<object, Body>();
  const bodies = new WeakMap<object, string>();
  let foreignHost: string | undefined;
  const read: Middleware = (next) => async (args) => {
    foreignHost = foreignHostOf(args.request);
    const result = await next(args);
    const response = result.response as { body?: unknown } | undefined;
    if (response && response.body !== undefined) {
      const bytes = await readBounded(response.body);
      response.body = bytes;
      bodies.set(response, bytes.toString('utf8'));
    }
    return result;
  };
  const keep: Middleware = (next) => async (args) => {
    const result = await next(args);
    const body = bodies.get(result.response as object);
    const parsed: unknown = body ? JSON.parse(body) : {};
    if (isDeeper(parsed, MAX_DEPTH))
      throw new GatewayError('invalid-answer', `The answer is nested more than ${MAX_DEPTH} deep.`);
    if (result.output) answers.set(result.output, isObject(parsed) ? parsed : {});
    return result;
  };
  const toMiddleware = 'deserializerMiddleware';
  return {
    watch: (client) => {
      client.middlewareStack.addRelativeTo(read, { name: 'readBounded', relation: 'after', toMiddleware });
      client.middlewareStack.addRelativeTo(keep, { name: 'keepRawAnswer', relation: 'before', toMiddleware });
      return client;
    },
    of: (output) => answers.get(output) ?? {},
    foreignHost: () => foreignHost,
  };
}

/** The host of a request, with its port, if it is not AWS's. */
function foreignHostOf(request: unknown): string | undefined {
  const { hostname, port } = request as { readonly hostname?: string; readonly port?: number };
  if (hostname === undefined || isAwsHost(hostname)) return undefined;
  return port === undefined ? hostname : `${hostname}:${port}`;
}

/** The secret of the answer's client, whatever its type. */
function secretOf(body: Body): unknown {
  const client = body['UserPoolClient'];
  return isObject(client) ? client['ClientSecret'] : undefined;
}

/** An error whose texts, which are the service's own, hold no secret. */
function cleaned(error: GatewayError, clean: (text: string) => string): GatewayError {
  const { exception, requestId } = error.details;
  return new GatewayError(error.kind, clean(error.message), {
    ...error.details,
    ...(exception && { exception: clean(exception) }),
    ...(requestId && { requestId: clean(requestId) }),
  });
}

/** The answer's client; undefined when there is none, or when it is another one. */
function clientOf(
  body: Body,
  userPoolId: string | undefined,
  clientId: string | undefined,
): Record<string, unknown> | undefined {
  const client = body['UserPoolClient'];
  return isObject(client) && client['UserPoolId'] === userPoolId && client['ClientId'] === clientId
    ? client
    : undefined;
}

/**
 * A described client without its secret: only whether one was shown leaves the gateway. Undefined when a member has a wrong type, or when
 * one repeats the secret.
 */
function liveClient(
  client: Record<string, unknown> | undefined,
  requestId: string | undefined,
): LiveAppClient | undefined {
  if (!client) return undefined;
  const { ClientSecret: secret = null, ...members } = client;
  // A secret of another type could not be looked for in the other members.
  if (!isWellFormedClient(members) || !(secret === null || typeof secret === 'string')) return undefined;
  if (secret !== null && isRepeated(secret, members)) return undefined;
  return {
    members,
    showsSecret: secret !== null && secret !== '',
    ...(requestId && { requestId }),
  };
}

/** Whether other members of an answer repeat a secret, as it is written or as JSON escapes it. */
function isRepeated(secret: string, members: Readonly<Record<string, unknown>>): boolean {
  return secret.length >= SHORTEST_SECRET && JSON.stringify(members).includes(JSON.stringify(secret).slice(1, -1));
}

/** A created client. Its secret is in a closure that gives it out once, and a member of nothing. */
function createdClient(
  client: unknown,
  userPoolId: string | undefined,
  requestId: string | undefined,
): CreatedClient | undefined {
  if (!isObject(client) || client['UserPoolId'] !== userPoolId || !isClientIdAnswer(client['ClientId']))
    return undefined;
  let secret = text(client['ClientSecret']) || undefined;
  return {
    clientId: client['ClientId'],
    hasSecret: secret !== undefined,
    ...(requestId && { requestId }),
    takeSecret: () => {
      const taken = secret;
      secret = undefined;
      return taken;
    },
  };
}

/** A page whose every entry can be read; else undefined, since an entry that was left out would seem not to exist. */
function wholePage<T>(
  body: Body,
  member: string,
  itemOf: (entry: unknown) => T | undefined,
): ResultPage<T> | undefined {
  const items = eachOf(body[member], itemOf);
  return items && { items, ...(typeof body['NextToken'] === 'string' && { next: body['NextToken'] }) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
