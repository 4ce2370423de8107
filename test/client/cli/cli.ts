// Runs the built command line as a process of its own, in a folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

const ENTRY = join(__dirname, '../../../client/src/main-cli.ts');
const GATEWAY = join(__dirname, '../../../client/src/aws/cognito-gateway.ts');

export const SECRET = 'fake-secret-DO-NOT-LEAK-0123456789abcdef';

export const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';

/** A file without errors and warnings. */
export const GOOD = `{ ${IDS}, "ClientName": "web" }\n`;

/** A file with one error, of code token-validity-range at 3:26 to 3:28. */
export const BAD = `{\n  ${IDS},\n  "AccessTokenValidity":  60\n}\n`;

/** A file with one warning, of code auth-flows-legacy. */
export const WARNED = `{ ${IDS}, "ExplicitAuthFlows": ["USER_PASSWORD_AUTH"] }\n`;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Start {
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export interface Cli {
  /** The working folder of the processes. */
  readonly folder: string;
  /** The built file. */
  readonly bundle: string;
  readonly metafile: Metafile;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  start(args: readonly string[], how?: Start): ChildProcess;
  run(args: readonly string[], how?: Start): Promise<Ended>;
}

/** The AWS SDK is in a file of its own, as in the product. */
const lazyGateway: Plugin = {
  name: 'lazy-gateway',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/cognito-gateway$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './cognito-gateway.js', external: true } : undefined,
    ),
};

/** Builds the command line before the tests of a suite, and gives each test an empty folder. `live` adds what talks to Cognito. */
export function withCli({ live = false } = {}): Cli {
  let bundles = '';
  let folder = '';
  let metafile: Metafile;
  before(async () => {
    bundles = mkdtempSync(join(tmpdir(), 'cognito-client-cli-'));
    const built = await build({
      entryPoints: { cli: ENTRY, ...(live && { 'cognito-gateway': GATEWAY }) },
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      outdir: bundles,
      metafile: true,
      logLevel: 'error',
      plugins: [lazyGateway],
    });
    metafile = built.metafile;
  });
  after(() => rmSync(bundles, { recursive: true, force: true }));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cognito-client-lint-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const start = (args: readonly string[], { env = {}, cwd = folder }: Start = {}): ChildProcess =>
    spawn(process.execPath, [join(bundles, 'cli.js'), ...args], {
      cwd,
      env: { ...plainEnvironment(), ...env },
      timeout: 30_000,
      killSignal: 'SIGKILL',
    });
  return {
    get folder() {
      return folder;
    },
    get bundle() {
      return join(bundles, 'cli.js');
    },
    get metafile() {
      return metafile;
    },
    write: (files) =>
      Object.entries(files).forEach(([name, text]) => {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }),
    start,
    run: (args, how = {}) => ended(start(args, how), how.input),
  };
}

/** What the machine that runs the tests may have set must not change what is seen. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const {
    FORCE_COLOR: _force,
    NO_COLOR: _no,
    GITHUB_WORKSPACE: _workspace,
    NODE_OPTIONS: _options,
    ...rest
  } = process.env;
  return rest;
}

function ended(child: ChildProcess, input: Start['input'] = ''): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin!.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

/** The entries of --format json. */
export interface JsonEntry {
  readonly file: string;
  readonly error?: string;
  readonly diagnostics: readonly {
    code: string;
    severity: string;
    message: string;
    url?: string;
    range: { start: { line: number; character: number }; end: { line: number; character: number } };
  }[];
}

export const entriesOf = ({ out }: Ended): JsonEntry[] => JSON.parse(out) as JsonEntry[];

/** "file: code code" of each file, infos and hints left out. */
export const noisy = (result: Ended): string[] =>
  entriesOf(result).map(({ file, error, diagnostics }) => {
    const codes = diagnostics
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ code }) => code);
    return `${file}: ${error ?? codes.join(' ')}`;
  });
