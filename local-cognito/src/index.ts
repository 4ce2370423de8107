import { describeClient } from './describe';
import { createQuota, exchange, type Hook } from './exchange';
import { OrderQueue, type Fault } from './faults';
import { listen } from './http';
import type { ClientSettings } from './model';
import { perform } from './operations';
import { createClient } from './operations/clients';
import type { OperationContext } from './operations/operation';
import { RequestLog, type LoggedRequest } from './request-log';
import { seedDemo } from './seed';
import type { UpdateSemantics } from './settings';
import { Store } from './store';

export type { Fault, FaultKind } from './faults';
export type { ClientSettings } from './model';
export type { LoggedRequest } from './request-log';
export { DEMO } from './seed';
export type { UpdateSemantics } from './settings';

export interface LocalCognitoOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The region of the seed; a pool that is created later is in the region that its request is signed for. Default us-east-1. */
  readonly region?: string;
  /** Twelve digits. */
  readonly account?: string;
  /** `demo` is one pool with three clients (see DEMO); `empty`, the default, is nothing. */
  readonly seed?: 'demo' | 'empty';
  /** How many more plain clients the demo pool gets, `client-00001` onwards, in no time; more than a real pool may hold are fine. */
  readonly moreClients?: number;
  /** What an update does to the members that it leaves out; `replace`, the default, is what AWS documents. */
  readonly manner?: UpdateSemantics;
  /** The first page of each list is empty and still carries NextToken. */
  readonly emptyPages?: boolean;
  /** Requests a second that are answered; more are throttled. A second's worth may come at once, as after a pause. Default: no limit. */
  readonly rate?: number;
  readonly now?: () => Date;
  /** Called for each thing that this server does not know of the service: see LoggedRequest.notes. */
  readonly onNote?: (operation: string, note: string) => void;
}

/** Changes to a client's settings; undefined resets a member. */
export type Changes = { readonly [K in keyof ClientSettings]?: ClientSettings[K] | undefined };

/** A Cognito that listens on 127.0.0.1. */
export interface LocalCognito {
  readonly url: string;
  readonly region: string;
  /** The latest 1000 requests, oldest first, also those that were refused. */
  readonly requests: readonly LoggedRequest[];
  /** Pools with their clients, in order of creation. */
  pools(): { id: string; name: string; clients: { id: string; name: string }[] }[];
  /** The UserPoolClient as DescribeUserPoolClient would answer it, dates in epoch seconds, the secret included; undefined when there is none. */
  describe(poolId: string, clientId: string): Record<string, unknown> | undefined;
  /** A colleague's change that the caller does not see: no request, no checks. Throws when there is no such client. */
  edit(poolId: string, clientId: string, changes: Changes): void;
  /** What an application does by dynamic client registration: makes a client of type DCR. Returns its id. */
  register(poolId: string, settings: ClientSettings & { readonly ClientSecret?: string }): string;
  inject(fault: Fault): void;
  /** Removes all faults and hooks. */
  clearFaults(): void;
  /** Runs `run` before a request is handled (once, unless `times` says otherwise): the moment for a colleague's change. */
  between(run: Hook['run'], options?: { readonly operation?: string; readonly times?: number }): void;
  stop(): Promise<void>;
}

const epochSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);

function edit(store: Store, now: number, [poolId, clientId, changes]: Parameters<LocalCognito['edit']>): void {
  const client = store.client(store.pool(poolId), clientId);
  const entries = Object.entries({ ...client.settings, ...changes }).filter(([, value]) => value !== undefined);
  client.settings = Object.fromEntries(entries);
  client.modified = now;
}

function listPools(store: Store): ReturnType<LocalCognito['pools']> {
  return store.list().map(({ id, name, clients }) => ({
    id,
    name,
    clients: [...clients.values()].map((client) => ({ id: client.id, name: client.settings.ClientName ?? '' })),
  }));
}

function describeIn(store: Store, poolId: string, clientId: string): Record<string, unknown> | undefined {
  const found = store.find(poolId, clientId);
  return found && describeClient(found.pool, found.client);
}

/** Starts a Cognito on 127.0.0.1. Rejects when the port is taken. */
export async function startLocalCognito(options: LocalCognitoOptions = {}): Promise<LocalCognito> {
  const {
    port = 0,
    region = 'us-east-1',
    account = '123456789012',
    manner = 'replace',
    emptyPages = false,
    now = () => new Date(),
  } = options;
  const store = new Store();
  const log = new RequestLog();
  const faults = new OrderQueue<Fault>();
  const hooks = new OrderQueue<Hook>();
  const context = (requestRegion: string): OperationContext => ({
    store,
    account,
    region: requestRegion,
    manner,
    emptyPages,
    now: epochSeconds(now()),
  });
  if (options.seed === 'demo') seedDemo(context(region), options.moreClients);
  const service = {
    log,
    faults,
    hooks,
    quota: createQuota(options.rate),
    perform: (operation: string, body: unknown, requestRegion: string, note: (text: string) => void) =>
      perform(operation, body, { ...context(requestRegion), note }),
    onNote: options.onNote,
  };
  const { url, stop } = await listen(port, (request, response) => void exchange(service, request, response));
  return {
    url,
    region,
    stop,
    requests: log.entries,
    pools: () => listPools(store),
    describe: (poolId, clientId) => describeIn(store, poolId, clientId),
    edit: (...change) => edit(store, epochSeconds(now()), change),
    register: (UserPoolId, settings) =>
      createClient({ UserPoolId, ...settings }, context(store.pool(UserPoolId).region), { type: 'DCR' }).client.id,
    inject: (fault) => faults.add(fault),
    clearFaults: () => {
      faults.clear();
      hooks.clear();
    },
    between: (run, { operation, times = 1 } = {}) =>
      hooks.add({ run, times, ...(operation === undefined ? {} : { operation }) }),
  };
}
