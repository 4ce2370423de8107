import childProcess from 'node:child_process';
import net from 'node:net';
import * as vscode from 'vscode';

/**
 * What this process reached out for: `process COMMAND LINE`, `socket HOST:PORT` and `watch FOLDER`, in order; without what VS Code does
 * for itself.
 */
export interface Outgoing {
  readonly seen: readonly string[];
  stop(): void;
}

interface Started {
  readonly file: string;
  readonly args?: readonly string[];
}

/**
 * Watches each child process, each network connection and each watcher of files outside the workspace; an extension host is one process for all
 * its extensions. The calls go on as they are.
 */
export function watchOutgoing(): Outgoing {
  const seen: string[] = [];
  const undo = [
    // spawn, exec, execFile and fork all come by here.
    around(childProcess.ChildProcess.prototype as unknown as Methods, 'spawn', ([options]) =>
      note(seen, processOf(options as Started)),
    ),
    around(childProcess as unknown as Methods, 'spawnSync', ([file, args]) =>
      note(seen, processOf({ file: String(file), args: Array.isArray(args) ? args.map(String) : [] })),
    ),
    around(net.Socket.prototype as unknown as Methods, 'connect', (args) => note(seen, socketOf(args))),
    around(vscode.workspace as unknown as Methods, 'createFileSystemWatcher', ([pattern]) =>
      note(seen, watchOf(pattern as vscode.GlobPattern)),
    ),
  ];
  return { seen, stop: () => undo.forEach((action) => action()) };
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

function around(owner: Methods, name: string, before: (args: unknown[]) => void): () => void {
  const original = owner[name]!;
  owner[name] = function (this: unknown, ...args: unknown[]) {
    before(args);
    return original.apply(this, args);
  };
  return () => {
    owner[name] = original;
  };
}

/** VS Code's own programs (search, the server for JSON files), and its look for ports that other programs of the machine listen on. */
const isVsCodes = (what: string): boolean =>
  what.includes(vscode.env.appRoot) || /^process \S*sh -c (ls -l \/proc\/\[0-9\]\*\/fd|ps -F -A -l)/.test(what);

const note = (seen: string[], what: string | undefined): void => {
  if (what && !isVsCodes(what)) seen.push(what);
};
const processOf = ({ file, args = [] }: Started): string => `process ${[file, ...args.slice(1)].join(' ')}`;

const watchOf = (pattern: vscode.GlobPattern): string | undefined =>
  typeof pattern === 'string' || vscode.workspace.getWorkspaceFolder(pattern.baseUri)
    ? undefined
    : `watch ${pattern.baseUri.fsPath}`;

/** Node hands over normalised arguments as a list in a list. A path is a pipe to a process of this machine. */
function socketOf([first]: unknown[]): string | undefined {
  const options = (Array.isArray(first) ? first[0] : first) as { host?: string; port?: number; path?: string | null };
  return options.path ? undefined : `socket ${options.host ?? 'localhost'}:${options.port}`;
}
