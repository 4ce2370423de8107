import { auditLine } from '../../aws/audit';
import { failureSentence } from '../../aws/failure-sentence';
import { GatewayError, isGatewayError, type CallRecord, type CognitoGateway } from '../../aws/gateway';
import type { Rate } from '../../aws/rate';
import type { AppClientContext } from '../../../../server/src/language/context';
import { formatUnread, readPoolContext, UNREAD_POOL, type PoolReading } from '../../sync/pool-context';
import type { Io } from '../io';
import type { Options, OptionValues } from '../options';
import { promptFor } from './answers';
import { failFast } from './fail-fast';
import { boundedSentence, printable, printNotice } from './terminal-text';

/** Options of every subcommand that talks to Amazon Cognito. */
export const CONNECTION_OPTIONS = {
  profile: {
    value: 'NAME',
    help: 'Profile of the shared AWS files. Without it, the default credential\nchain of the AWS SDK decides: environment, profile, SSO, roles.',
  },
  region: { value: 'NAME', help: 'Without it, the region is the part of the user pool\'s id before "_".' },
  endpoint: { value: 'URL', help: 'Another Cognito endpoint: https, or http on this machine.' },
  verbose: {
    help: 'Says on stderr what is asked of AWS: operation, target (shortened),\noutcome, duration and request id. Never a secret.',
  },
} as const satisfies Options;

/** What the command line says of the connection. */
export type ConnectionValues = OptionValues<typeof CONNECTION_OPTIONS>;

/** The gateways of one run: one for each region, opened at its first use. */
export interface TerminalConnection {
  regionFor(userPoolId: string): string;
  /** The gateway of a region. @throws GatewayError `bad-endpoint` */
  gateway(region: string): Promise<CognitoGateway>;
  /** A GatewayError as a CallFailure, whose sentence names the next step; any other error unchanged. */
  explain(error: unknown, region: string, subject: string): unknown;
  /** What permissions show of a pool. Each pool is read once in a run; what could not be read of it is said once. Never rejects. */
  pool(userPoolId: string, signal: AbortSignal): Promise<KnownPool>;
  dispose(): void;
}

/** What is known of a pool. */
export interface KnownPool {
  readonly name?: string;
  /** Twelve digits. */
  readonly account?: string;
  /** What its app clients are checked against. */
  readonly context: AppClientContext;
}

/** The failure of a call, in a sentence that is fit for the user. */
export class CallFailure extends Error {
  constructor(
    message: string,
    override readonly cause: GatewayError,
  ) {
    super(boundedSentence(message));
  }
}

/** How long it may take to read a pool, in milliseconds: a plan works without it. */
const POOL_TIMEOUT_MS = 5_000;

/**
 * The connection that the command line asks for. Nothing is opened yet.
 * @param rate the rate of all reading calls, repetitions included; without it, the SDK repeats by itself
 */
export function openConnection(values: ConnectionValues, io: Io, rate?: Rate): TerminalConnection {
  const gateways = new Map<string, Promise<CognitoGateway>>();
  const pools = new Map<string, ReturnType<TerminalConnection['pool']>>();
  const settings = { profile: values.profile, endpoint: values.endpoint };
  const onCall = (call: CallRecord): void => {
    if (values.verbose) void io.err.write(`aws: ${printable(auditLine(call))}\n`);
  };
  const credentialCache = new Map<string, unknown>();
  const open = async (region: string): Promise<CognitoGateway> => {
    const [{ openCognitoGateway }, { rateLimited }] = await Promise.all([
      import('../../aws/cognito-gateway'),
      import('../../aws/rate-limited'),
    ]);
    const gateway = openCognitoGateway({
      region,
      onCall,
      mfaCredentials: credentialCache,
      ...(rate && { attempts: 1 }),
      ...(io.ask && { mfaCode: (device) => mfaCode(device, io.ask) }),
      ...(values.profile && { profile: values.profile }),
      ...(values.endpoint && { endpoint: values.endpoint }),
    });
    return failFast(rate ? rateLimited(gateway, rate) : gateway);
  };
  const readPool = async (userPoolId: string, signal: AbortSignal): Promise<PoolReading> => {
    try {
      const gateway = await connection.gateway(connection.regionFor(userPoolId));
      return await readPoolContext(gateway, userPoolId, signal, { within: POOL_TIMEOUT_MS });
    } catch {
      // Protection treats what is not known as a match, and no rule reports it: a missing permission stops nothing.
      return UNREAD_POOL;
    }
  };
  const connection: TerminalConnection = {
    regionFor: (userPoolId) => values.region ?? userPoolId.split('_')[0] ?? '',
    gateway: (region) => getOrCreate(gateways, region, () => open(region)),
    explain: (error, region, subject) =>
      isGatewayError(error) ? new CallFailure(failureSentence(error, { region, settings, subject }), error) : error,
    pool: (userPoolId, signal) =>
      getOrCreate(pools, userPoolId, async () => {
        const reading = await readPool(userPoolId, signal);
        const missing = signal.aborted ? undefined : formatUnread(userPoolId, reading);
        if (missing !== undefined) await printNotice(io.err, missing);
        const { name, arn } = reading.pool ?? {};
        const account = arn?.split(':')[4];
        return { ...(name && { name }), ...(account && { account }), context: reading.context };
      }),
    dispose: () => gateways.forEach((opening) => void disposeWhenOpen(opening)),
  };
  return connection;
}

async function disposeWhenOpen(opening: Promise<CognitoGateway>): Promise<void> {
  const gateway = await opening.catch(() => undefined);
  gateway?.dispose();
}

async function mfaCode(device: string, ask: Io['ask']): Promise<string> {
  const code = await promptFor(printable(`MFA code of ${device}: `), ask);
  if (code) return code;
  throw new GatewayError(
    'mfa',
    `No MFA code of ${device} was given. Type the one that the device shows when you are asked.`,
  );
}

function getOrCreate<T>(cache: Map<string, Promise<T>>, key: string, create: () => Promise<T>): Promise<T> {
  const value = cache.get(key) ?? create();
  cache.set(key, value);
  return value;
}
