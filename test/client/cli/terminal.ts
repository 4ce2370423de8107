// The command line in this process, with a terminal or without, on a local Cognito over HTTP.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io, Output } from '../../../client/src/cli/io';
import type { WriteOptions } from '../../../client/src/cli/common/terminal-text';
import { runCli } from '../../../client/src/cli/run';
import {
  DEMO,
  startLocalCognito,
  type Changes,
  type LocalCognito,
  type LocalCognitoOptions,
} from '../../../local-cognito/src';
import { withEnvironment } from '../aws/environment';
import { CREDENTIALS } from '../sync/flow/stage';

export const POOL = DEMO.poolId;
export const WEB = DEMO.singlePageApp;

/** How a command line ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly asked: readonly string[];
}

/** Who sits at the terminal. */
export interface At {
  /** Makes it a terminal: answers questions one after the other; the end of input after the last. A function can act meanwhile. */
  readonly answers?: readonly (string | (() => string | undefined))[];
  /** Makes it a terminal that answers every question. */
  readonly answer?: (question: string) => string | undefined;
  readonly interrupted?: AbortSignal;
  /** Called before each text is written and each question is asked: a moment in which something else can happen. */
  readonly meanwhile?: () => void;
  /** What happens while the command waits before another look. */
  readonly pauses?: () => unknown;
  readonly columns?: number;
  /** What the door of the process does with a text; by default it is seen as the command wrote it. */
  readonly door?: (text: string, options?: WriteOptions) => string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export interface Terminal {
  readonly folder: string;
  readonly local: LocalCognito;
  /** Runs a command with the local Cognito as its endpoint. */
  run(command: string, args?: readonly string[], at?: At): Promise<Ended>;
  write(files: Readonly<Record<string, string>>): void;
  read(file: string): string;
  /** A text of a file, changed. */
  change(file: string, from: string | RegExp, to: string): void;
  edit(changes: Changes, clientId?: string): void;
  /** The client as the server holds it. */
  stored(clientId?: string): Readonly<Record<string, unknown>>;
  updates(): number;
}

/** Gives each test of a suite a folder, a home without anything in it, and a local Cognito with the demo. */
export function withTerminal(options: LocalCognitoOptions = {}): Terminal {
  withEnvironment(CREDENTIALS);
  let [folder, local] = ['', undefined as LocalCognito | undefined];
  const server = (): LocalCognito => local ?? assert.fail('no server');
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cognito-client-terminal-'));
    local = await startLocalCognito({ seed: 'demo', ...options });
  });
  afterEach(async () => {
    await local?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const write = (files: Readonly<Record<string, string>>): void =>
    Object.entries(files).forEach(([name, text]) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    });
  return {
    get folder() {
      return folder;
    },
    get local() {
      return server();
    },
    run: (command, args = [], at = {}) =>
      run([command, ...(args.includes('--endpoint') ? [] : ['--endpoint', server().url]), ...args], {
        ...at,
        cwd: join(folder, at.cwd ?? '.'),
        env: { XDG_STATE_HOME: join(folder, '.state'), ...at.env },
      }),
    write,
    read,
    change: (file, from, to) => {
      const text = read(file).replace(from, to);
      assert.notEqual(text, read(file), `${file} does not have ${String(from)}`);
      write({ [file]: text });
    },
    edit: (changes, clientId = WEB) => server().edit(POOL, clientId, changes),
    stored: (clientId = WEB) => server().describe(POOL, clientId) ?? assert.fail('the client is gone'),
    updates: () => server().requests.filter(({ operation }) => operation === 'UpdateUserPoolClient').length,
  };
}

/** Runs a command line with everything that it prints collected. */
export async function run(
  args: readonly string[],
  {
    answers,
    answer,
    interrupted = new AbortController().signal,
    meanwhile,
    columns,
    env = {},
    cwd = tmpdir(),
    pauses,
    door = (text) => text,
  }: At,
): Promise<Ended> {
  const [out, err, asked]: [string[], string[], string[]] = [[], [], []];
  const waiting = [...(answers ?? [])];
  const output = (to: string[]): Output => ({
    write: async (text, options) => {
      meanwhile?.();
      to.push(door(text, options));
    },
    bar: async (line) => void to.push(`\r${line}\u001B[K`),
    lost: new AbortController().signal,
    color: false,
    columns,
  });
  const io: Io = {
    stdin: nothing(),
    out: output(out),
    err: output(err),
    env,
    cwd,
    interrupted,
    underWay: new Set(),
    // A test does not wait: what is seen is seen at once.
    pause: async () => void (await pauses?.()),
    ask:
      (answers ?? answer) &&
      (async (question) => {
        meanwhile?.();
        asked.push(question);
        if (answer) return answer(question);
        const next = waiting.shift();
        return typeof next === 'function' ? next() : next;
      }),
  };
  const code = await runCli(args, io);
  return { code, out: out.join(''), err: err.join(''), asked };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  /* the end of input */
}
