import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DescribeIdentityProviderCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListIdentityProvidersCommand,
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  UpdateUserPoolClientCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-cognito-identity-provider';
import type { DeserializeMiddleware } from '@smithy/types';
import {
  GatewayError,
  type CognitoGateway,
  type ConnectionOptions,
  type CreatedClient,
  type LiveAppClient,
  type ResultPage,
} from './gateway';
import { shortened } from './audit';
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
} from './answers';
import { checkedEndpoint, connect } from './connect/connect';
import { toGatewayError } from './errors';
import { readBounded } from './read-bounded';
import { redactAnswers, SHORTEST_SECRET } from './redact';

// One bundle holds all that needs the SDK, so that its memory of the shared files is one.
export { credentialFiles } from './profiles/files';
export { listProfiles } from './profiles/profiles';

const PAGE = 60;
const SERVERS_PAGE = 50;

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
      // An update is sent once: of an attempt that was applied and lost its answer, the next one would tell something else.
      writer: raw.watch(new CognitoIdentityProviderClient({ ...config, maxAttempts: 1 })),
    })));
  const send = async <T>({ run, changes }: Call<T>, abortSignal: AbortSignal): Promise<ServiceOutputTypes> => {
    const { reader, writer } = await connected();
    return run(changes ? writer : reader, { abortSignal });
  };

  /** Runs one call; `changes` says that a call without a good answer may still have been applied. */
  async function call<T>(what: Call<T>, signal: AbortSignal): Promise<T> {
    const { operation, about = [], pick, changes = false } = what;
    const started = performance.now();
    const inDoubt = changes && !signal.aborted;
    const note = (outcome: string, requestId?: string): void =>
      options.onCall?.({
        operation,
        ...(about.length > 0 && { target: about.map(shortened).join('/') }),
        outcome,
        milliseconds: Math.round(performance.now() - started),
        ...(requestId && { requestId }),
      });
    try {
      signal.throwIfAborted();
      const output = await orAborted(send(what, signal), signal);
      const body = raw.of(output);
      redaction.remember(secretOf(body));
      const { requestId: id } = output.$metadata;
      const requestId = id && redaction.clean(id);
      const picked = pick(body, requestId);
      if (picked === undefined) {
        throw new GatewayError('invalid-answer', `${operation} was answered without the expected content.`, {
          operation,
          ...(requestId && { requestId }),
          ...(inDoubt && { mayHaveApplied: true }),
        });
      }
      note('ok', requestId);
      return picked;
    } catch (thrown) {
      const error = signal.aborted
        ? new GatewayError('cancelled', 'Cancelled.', { operation, ...(inDoubt && { mayHaveApplied: true }) })
        : cleaned(toGatewayError(thrown, operation, inDoubt), redaction.clean);
      note(error.details.exception ?? error.kind, error.details.requestId);
      throw error;
    }
  }

  return {
    listUserPools: (next, signal) =>
      call(
        {
          operation: 'ListUserPools',
          run: (client, options) =>
            client.send(new ListUserPoolsCommand({ MaxResults: PAGE, NextToken: next }), options),
          pick: (body) => wholePage(body, 'UserPools', poolSummary),
        },
        signal,
      ),
    listUserPoolClients: (userPoolId, next, signal) =>
      call(
        {
          operation: 'ListUserPoolClients',
          about: [userPoolId],
          run: (client, options) =>
            client.send(
              new ListUserPoolClientsCommand({ UserPoolId: userPoolId, MaxResults: PAGE, NextToken: next }),
              options,
            ),
          pick: (body) => wholePage(body, 'UserPoolClients', clientSummary),
        },
        signal,
      ),
    describeUserPool: (userPoolId, signal) =>
      call(
        {
          operation: 'DescribeUserPool',
          about: [userPoolId],
          run: (client, options) => client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }), options),
          pick: ({ UserPool: pool }) => poolDetails(userPoolId, pool),
        },
        signal,
      ),
    listIdentityProviders: (userPoolId, next, signal) =>
      call(
        {
          operation: 'ListIdentityProviders',
          about: [userPoolId],
          run: (client, options) =>
            client.send(
              new ListIdentityProvidersCommand({ UserPoolId: userPoolId, MaxResults: PAGE, NextToken: next }),
              options,
            ),
          pick: (body) => wholePage(body, 'Providers', providerSummary),
        },
        signal,
      ),
    describeIdentityProvider: (userPoolId, name, signal) =>
      call(
        {
          operation: 'DescribeIdentityProvider',
          about: [userPoolId],
          run: (client, options) =>
            client.send(new DescribeIdentityProviderCommand({ UserPoolId: userPoolId, ProviderName: name }), options),
          pick: ({ IdentityProvider: provider }) => providerDetails(name, provider),
        },
        signal,
      ),
    listResourceServers: (userPoolId, next, signal) =>
      call(
        {
          operation: 'ListResourceServers',
          about: [userPoolId],
          run: (client, options) =>
            client.send(
              new ListResourceServersCommand({ UserPoolId: userPoolId, MaxResults: SERVERS_PAGE, NextToken: next }),
              options,
            ),
          pick: (body) => wholePage(body, 'ResourceServers', resourceServer),
        },
        signal,
      ),
    describeUserPoolClient: (target, signal) =>
      call(
        {
          operation: 'DescribeUserPoolClient',
          about: [target.userPoolId, target.clientId],
          run: (client, options) =>
            client.send(
              new DescribeUserPoolClientCommand({ UserPoolId: target.userPoolId, ClientId: target.clientId }),
              options,
            ),
          pick: (body, requestId) => liveClient(clientOf(body, target.userPoolId, target.clientId), requestId),
        },
        signal,
      ),
    updateUserPoolClient: async (request, signal) => {
      const { requestId } = await call(
        {
          operation: 'UpdateUserPoolClient',
          changes: true,
          about: [request.UserPoolId, request.ClientId],
          run: (client, options) => client.send(new UpdateUserPoolClientCommand(request), options),
          pick: (body, requestId) => clientOf(body, request.UserPoolId, request.ClientId) && { requestId },
        },
        signal,
      );
      return requestId;
    },
    createUserPoolClient: (request, signal) =>
      call(
        {
          operation: 'CreateUserPoolClient',
          changes: true,
          about: [request.UserPoolId],
          run: (client, options) => client.send(new CreateUserPoolClientCommand(request), options),
          pick: (body, requestId) => createdClient(body['UserPoolClient'], request.UserPoolId, requestId),
        },
        signal,
      ),
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

const isDeeper = (value: unknown, most: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (most === 0 || Object.values(value).some((it) => isDeeper(it, most - 1)));

/** An answer's JSON as it came over the wire. */
type Body = Readonly<Record<string, unknown>>;

type Middleware = DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes>;

interface Clients {
  readonly reader: CognitoIdentityProviderClient;
  readonly writer: CognitoIdentityProviderClient;
}

/** The work, or a rejection at once when it is aborted: a program that fetches credentials knows no signal. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

interface Call<T> {
  readonly operation: string;
  /** True for a call that changes something. */
  readonly changes?: boolean;
  /** Identifiers of what it is about, for the log; a name is not one. */
  readonly about?: readonly (string | undefined)[];
  run(client: CognitoIdentityProviderClient, options: { abortSignal: AbortSignal }): Promise<ServiceOutputTypes>;
  /** Takes what is wanted from the answer; undefined when it is not there. */
  pick(body: Body, requestId: string | undefined): T | undefined;
}

/**
 * Keeps each answer's JSON beside the SDK's output: the SDK's output lacks members that it does not know, and those must be reported.
 * Bounds the size of an answer on the way, so that a broken endpoint cannot exhaust memory.
 */
function keepRawAnswers(): {
  watch(client: CognitoIdentityProviderClient): CognitoIdentityProviderClient;
  of(output: ServiceOutputTypes): Body;
} {
  const answers = new WeakMap<object, Body>();
  const bodies = new WeakMap<object, string>();
  const read: Middleware = (next) => async (args) => {
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
  };
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

/** The answer's client, or undefined when there is none or it is another one. */
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

/** Takes the secret off: only whether there is one goes on. Undefined for members of wrong types, or one that repeats the secret. */
function liveClient(
  client: Record<string, unknown> | undefined,
  requestId: string | undefined,
): LiveAppClient | undefined {
  if (!client) return undefined;
  const { ClientSecret, ...members } = client;
  if (!isWellFormedClient(members)) return undefined;
  const isRepeated =
    typeof ClientSecret === 'string' &&
    ClientSecret.length >= SHORTEST_SECRET &&
    JSON.stringify(members).includes(ClientSecret);
  if (isRepeated) return undefined;
  return {
    members,
    hasSecret: typeof ClientSecret === 'string' && ClientSecret !== '',
    ...(requestId && { requestId }),
  };
}

/** The secret goes into a closure that gives it out once; it is no member of anything. */
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

/** A page of which every entry could be read; undefined for another one: what is missing of it must not be taken for not there. */
function wholePage<T>(body: Body, member: string, itemOf: (it: unknown) => T | undefined): ResultPage<T> | undefined {
  const items = eachOf(body[member], itemOf);
  return items && { items, ...(typeof body['NextToken'] === 'string' && { next: body['NextToken'] }) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
