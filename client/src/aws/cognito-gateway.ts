import {
  CognitoIdentityProviderClient, DescribeIdentityProviderCommand, DescribeUserPoolClientCommand, DescribeUserPoolCommand, ListIdentityProvidersCommand,
  ListResourceServersCommand, ListUserPoolClientsCommand, ListUserPoolsCommand, UpdateUserPoolClientCommand, type CognitoIdentityProviderClientConfig, type ServiceInputTypes, type ServiceOutputTypes,
} from '@aws-sdk/client-cognito-identity-provider';
import type { DeserializeMiddleware } from '@smithy/types';
import { GatewayError, type CognitoGateway, type ConnectionOptions, type LiveAppClient, type Page } from './gateway';
import { eachOf, poolDetails, providerDetails, providerSummary, resourceServer } from './answers';
import { toGatewayError } from './errors';
import { readBounded } from './read-bounded';

// One bundle holds all that needs the SDK, so that its memory of the shared files is one.
export { listProfiles } from './profiles/profiles';

const PAGE = 60;
const SERVERS_PAGE = 50;
const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;

/**
 * Opens a gateway on the SDK for JavaScript v3 with its default credential chain. Nothing is sent before the first call.
 * @throws GatewayError `bad-endpoint` when the endpoint setting cannot be used.
 */
export function openCognitoGateway(options: ConnectionOptions): CognitoGateway {
  const client = new CognitoIdentityProviderClient(configOf(options));
  // An update is sent once: of an attempt that was applied and lost its answer, the next one would tell something else.
  const writer = new CognitoIdentityProviderClient({ ...configOf(options), maxAttempts: 1 });
  const raw = keepRawAnswers([client, writer]);

  /** Runs one call; `changes` says that a call without a good answer may still have been applied. */
  async function call<T>({ operation, run, pick, changes = false }: Call<T>, signal: AbortSignal): Promise<T> {
    const started = performance.now();
    const inDoubt = changes && !signal.aborted;
    const note = (outcome: string, requestId?: string): void =>
      options.onCall?.({ operation, outcome, milliseconds: Math.round(performance.now() - started), ...(requestId && { requestId }) });
    try {
      signal.throwIfAborted();
      const output = await run({ abortSignal: signal });
      const requestId = output.$metadata.requestId;
      const picked = pick(raw.of(output), requestId);
      if (picked === undefined) {
        throw new GatewayError('invalid-answer', `${operation} was answered without the expected content.`, {
          operation, ...(requestId && { requestId }), ...(inDoubt && { mayHaveApplied: true }) });
      }
      note('ok', requestId);
      return picked;
    } catch (thrown) {
      const error = signal.aborted
        ? new GatewayError('cancelled', 'Cancelled.', { operation, ...(inDoubt && { mayHaveApplied: true }) })
        : toGatewayError(thrown, operation, inDoubt);
      note(error.details.exception ?? error.kind, error.details.requestId);
      throw error;
    }
  }

  return {
    listUserPools: (next, signal) => call({
      operation: 'ListUserPools',
      run: (options) => client.send(new ListUserPoolsCommand({ MaxResults: PAGE, NextToken: next }), options),
      pick: (body) => page(body, 'UserPools', (it) => ({ id: text(it['Id']), name: text(it['Name']) })),
    }, signal),
    listUserPoolClients: (userPoolId, next, signal) => call({
      operation: 'ListUserPoolClients',
      run: (options) => client.send(new ListUserPoolClientsCommand({ UserPoolId: userPoolId, MaxResults: PAGE, NextToken: next }), options),
      pick: (body) => page(body, 'UserPoolClients', (it) => ({ clientId: text(it['ClientId']), name: text(it['ClientName']) })),
    }, signal),
    describeUserPool: (userPoolId, signal) => call({
      operation: 'DescribeUserPool',
      run: (options) => client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }), options),
      pick: ({ UserPool: pool }) => poolDetails(userPoolId, pool),
    }, signal),
    listIdentityProviders: (userPoolId, next, signal) => call({
      operation: 'ListIdentityProviders',
      run: (options) => client.send(new ListIdentityProvidersCommand({ UserPoolId: userPoolId, MaxResults: PAGE, NextToken: next }), options),
      pick: (body) => wholePage(body, 'Providers', providerSummary),
    }, signal),
    describeIdentityProvider: (userPoolId, name, signal) => call({
      operation: 'DescribeIdentityProvider',
      run: (options) => client.send(new DescribeIdentityProviderCommand({ UserPoolId: userPoolId, ProviderName: name }), options),
      pick: ({ IdentityProvider: provider }) => providerDetails(name, provider),
    }, signal),
    listResourceServers: (userPoolId, next, signal) => call({
      operation: 'ListResourceServers',
      run: (options) => client.send(new ListResourceServersCommand({ UserPoolId: userPoolId, MaxResults: SERVERS_PAGE, NextToken: next }), options),
      pick: (body) => wholePage(body, 'ResourceServers', resourceServer),
    }, signal),
    describeUserPoolClient: (target, signal) => call({
      operation: 'DescribeUserPoolClient',
      run: (options) => client.send(new DescribeUserPoolClientCommand({ UserPoolId: target.userPoolId, ClientId: target.clientId }), options),
      pick: (body, requestId) => liveClient(clientOf(body, target.userPoolId, target.clientId), requestId),
    }, signal),
    updateUserPoolClient: async (request, signal) => {
      const { requestId } = await call({
        operation: 'UpdateUserPoolClient', changes: true,
        run: (options) => writer.send(new UpdateUserPoolClientCommand(request), options),
        pick: (body, requestId) => clientOf(body, request.UserPoolId, request.ClientId) && { requestId },
      }, signal);
      return requestId;
    },
    dispose: () => { client.destroy(); writer.destroy(); },
  };
}

function configOf(options: ConnectionOptions): CognitoIdentityProviderClientConfig {
  return {
    region: options.region,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
    ...(options.profile && { profile: options.profile }),
    ...(options.endpoint && { endpoint: checkedEndpoint(options.endpoint) }),
  };
}

/** A session token travels in a header: plain http is only for this machine. */
function checkedEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const loopback = url && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback)) return endpoint;
  throw new GatewayError('bad-endpoint', `The endpoint "${endpoint}" cannot be used: it must be an https address, or http on this machine (localhost, 127.0.0.1, [::1]).`);
}

/** An answer's JSON as it came over the wire. */
type Body = Readonly<Record<string, unknown>>;

type Middleware = DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes>;

interface Call<T> {
  readonly operation: string;
  /** True for a call that changes something. */
  readonly changes?: boolean;
  run(options: { abortSignal: AbortSignal }): Promise<ServiceOutputTypes>;
  /** Takes what is wanted from the answer; undefined when it is not there. */
  pick(body: Body, requestId: string | undefined): T | undefined;
}

/**
 * Keeps each answer's JSON beside the SDK's output: the SDK's output lacks members that it does not know, and those must be reported.
 * Bounds the size of an answer on the way, so that a broken endpoint cannot exhaust memory.
 */
function keepRawAnswers(clients: readonly CognitoIdentityProviderClient[]): { of(output: ServiceOutputTypes): Body } {
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
    if (result.output) answers.set(result.output, isObject(parsed) ? parsed : {});
    return result;
  };
  const toMiddleware = 'deserializerMiddleware';
  for (const { middlewareStack } of clients) {
    middlewareStack.addRelativeTo(read, { name: 'readBounded', relation: 'after', toMiddleware });
    middlewareStack.addRelativeTo(keep, { name: 'keepRawAnswer', relation: 'before', toMiddleware });
  }
  return { of: (output) => answers.get(output) ?? {} };
}

/** The answer's client, or undefined when there is none or it is another one. */
function clientOf(body: Body, userPoolId: string | undefined, clientId: string | undefined): Record<string, unknown> | undefined {
  const client = body['UserPoolClient'];
  return isObject(client) && client['UserPoolId'] === userPoolId && client['ClientId'] === clientId ? client : undefined;
}

/** Takes the secret off: only whether there is one goes on. */
function liveClient(client: Record<string, unknown> | undefined, requestId: string | undefined): LiveAppClient | undefined {
  if (!client) return undefined;
  const { ClientSecret, ...members } = client;
  return { members, hasSecret: typeof ClientSecret === 'string' && ClientSecret !== '', ...(requestId && { requestId }) };
}

function page<T>(body: Body, member: string, itemOf: (it: Record<string, unknown>) => T): Page<T> | undefined {
  const items = body[member];
  if (!Array.isArray(items)) return undefined;
  return { items: items.filter(isObject).map(itemOf), ...(typeof body['NextToken'] === 'string' && { next: body['NextToken'] }) };
}

/** A page of which every entry could be read; undefined for another one: what is missing of it must not be taken for not there. */
function wholePage<T>(body: Body, member: string, itemOf: (it: unknown) => T | undefined): Page<T> | undefined {
  const items = eachOf(body[member], itemOf);
  return items && { items, ...(typeof body['NextToken'] === 'string' && { next: body['NextToken'] }) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
