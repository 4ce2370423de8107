import { parseArgs } from 'node:util';
import { startLocalCognito, type LocalCognito, type LocalCognitoOptions } from './index';

/** What `cognito-client local` says for --help. */
export const USAGE = `Starts a local Cognito on 127.0.0.1, in memory, for trying things out.

  --port N         the port (default: any free one)
  --seed NAME      demo (default): a pool with three app clients; empty: nothing
  --region NAME    the region of the seeded pool (default: us-east-1)
  --manner NAME    replace (default): an update resets what it leaves out; sticky: five members keep their value
  --rate N         requests a second that are answered; more are throttled (default: no limit)
  --json           one line of JSON instead of text
  --help           this text
`;

const OPTIONS = {
  port: { type: 'string', default: '0' },
  seed: { type: 'string', default: 'demo' },
  region: { type: 'string', default: 'us-east-1' },
  manner: { type: 'string', default: 'replace' },
  rate: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** What a command line asks for. */
export interface CommandLine {
  readonly help: boolean;
  readonly json: boolean;
  readonly options: LocalCognitoOptions;
}

function choice<const T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((candidate) => candidate === value);
  if (found === undefined) throw new Error(`--${name} must be ${choices.join(' or ')}, not "${value}".`);
  return found;
}

function portOf(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not "${value}".`);
  return Number(value);
}

function regionOf(value: string): string {
  if (!/^[a-z]{2,}(-[a-z]+)+-\d$/.test(value))
    throw new Error(`--region must be an AWS region such as us-east-1, not "${value}".`);
  return value;
}

function rateOf(value: string): number {
  if (!/^\d{1,6}(\.\d+)?$/.test(value) || Number(value) === 0)
    throw new Error(`--rate must be a number of requests a second, not "${value}".`);
  return Number(value);
}

/** Reads the arguments. Throws an Error whose message is fit for the user. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false });
  return {
    help: values.help,
    json: values.json,
    options: {
      port: portOf(values.port),
      region: regionOf(values.region),
      seed: choice('seed', values.seed, ['demo', 'empty']),
      manner: choice('manner', values.manner, ['replace', 'sticky']),
      ...(values.rate !== undefined && { rate: rateOf(values.rate) }),
    },
  };
}

/** The text that is printed when the server listens: one line of JSON, or lines of `url`, `pool` and `client` with their values. No secret. */
export function announcement(local: LocalCognito, json: boolean): string {
  const pools = local.pools();
  if (json) return JSON.stringify({ url: local.url, region: local.region, pools });
  const lines = pools.flatMap((pool) => [
    `pool ${pool.id} ${pool.name}`,
    ...pool.clients.map(({ id, name }) => `client ${pool.id} ${id} ${name}`),
  ]);
  return [`url ${local.url}`, ...lines].join('\n');
}

/**
 * Starts the server that a command line asks for; `print` gets the lines, and `note` what the server does not know of the service while it
 * answers. Resolves to undefined after --help. Rejects with a message fit
 * for the user.
 */
export async function runLocalCognito(
  args: readonly string[],
  print: (text: string) => void,
  note: (text: string) => void,
): Promise<LocalCognito | undefined> {
  const { help, json, options } = readCommandLine(args);
  if (help) {
    print(USAGE);
    return undefined;
  }
  const local = await startLocalCognito({ ...options, onNote: (operation, text) => note(`${operation}: ${text}`) });
  print(announcement(local, json));
  return local;
}
