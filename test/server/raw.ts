import { spawn, type ChildProcess } from 'node:child_process';
import { StreamMessageReader } from 'vscode-languageserver/node';
import { builtServer } from './built-server';
import { exitOf, until } from './client';

/** A message as it came over the wire. */
export interface Message {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Speaks to the built server in messages of its own making, which no library has looked at. */
export interface RawClient {
  readonly process: ChildProcess;
  /** Everything that came, in order. */
  readonly came: readonly Message[];
  send(message: object): void;
  /** Sends bytes as they are. */
  write(bytes: string): void;
  /** Sends a request with an id of its own and waits for its answer. */
  ask(method: string, params?: unknown): Promise<Message>;
  /** All answers to an id, once there are so many. */
  answers(id: unknown, count: number): Promise<readonly Message[]>;
}

/** Runs a test with a freshly started server, which ends with it. */
export async function withRaw(test: (client: RawClient) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [builtServer(), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => undefined);
  try {
    await test(talk(child, child.stdin, child.stdout));
  } finally {
    if (child.exitCode === null) child.kill();
    await exitOf(child);
  }
}

function talk(process: ChildProcess, input: NodeJS.WritableStream, output: NodeJS.ReadableStream): RawClient {
  const came: Message[] = [];
  new StreamMessageReader(output).listen((message) => void came.push(message as Message));
  let last = 0;
  const write = (bytes: string): void => void input.write(bytes);
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const answers: RawClient['answers'] = (id, count) =>
    until(() => {
      if (process.exitCode !== null) throw new Error(`The server ended with ${process.exitCode}.`);
      const found = came.filter((message) => message.method === undefined && message.id === id);
      return found.length >= count ? found : undefined;
    });
  return {
    process,
    came,
    send,
    write,
    answers,
    async ask(method, params) {
      const id = `ask-${++last}`;
      send({ id, method, params });
      return (await answers(id, 1))[0] as Message;
    },
  };
}
