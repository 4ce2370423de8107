import * as vscode from 'vscode';
import { ignoredBy, plainFolders, type IgnoreFile } from '../../sync/references/ignored';
import type { SearchTerm } from '../../sync/references/search-terms';
import { BOUNDS, searchReferences, type SearchedFile, type References } from '../../sync/references/search';

export interface WorkspaceFile extends SearchedFile {
  readonly uri: vscode.Uri;
}

/** More files are listed than are read: some of them are ignored. */
const MAX_LISTED = 4 * BOUNDS.files;
const MAX_IGNORE_FILES = 500;
const MAX_IGNORE_BYTES = 100_000;
/** App client files are what is changed, not what refers to it. */
const NOT_SEARCHED = ['**/*.cognito-client.json', '**/.cognito-client.json', '**/.git/**', '**/node_modules/**'];

/** Whether the user wants the workspace to be searched for what a push takes away. */
export const isReferenceSearchEnabled = (scope: vscode.Uri | undefined): boolean =>
  vscode.workspace.getConfiguration('cognitoClient', scope).get<boolean>('searchUses') ?? true;

/** Searches the folders of the workspace, without what .gitignore, files.exclude and search.exclude leave out. */
export async function findReferences(
  terms: readonly SearchTerm[],
  signal: AbortSignal,
): Promise<References<WorkspaceFile>> {
  const cancel = new vscode.CancellationTokenSource();
  const onAbort = (): void => cancel.cancel();
  signal.addEventListener('abort', onAbort);
  // The time counts from the first file that is listed.
  const start = performance.now();
  const late = setTimeout(onAbort, BOUNDS.milliseconds);
  try {
    const lists = await Promise.all(
      (vscode.workspace.workspaceFolders ?? []).map((folder) => filesIn(folder, cancel.token)),
    );
    const files = lists.flatMap((list) => list.files).sort((a, b) => depth(a) - depth(b));
    const milliseconds = BOUNDS.milliseconds - (performance.now() - start);
    const more = lists.some((list) => list.more);
    const found = await searchReferences(files, terms, signal, { ...BOUNDS, milliseconds }, more);
    return milliseconds < 0 ? { ...found, cutOff: found.cutOff ?? 'time' } : found;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', onAbort);
    cancel.dispose();
  }
}

/** Configuration is near the top: read first, it has been read where a search is cut off. */
const depth = ({ path }: WorkspaceFile): number => path.split('/').length;

async function filesIn(
  folder: vscode.WorkspaceFolder,
  token: vscode.CancellationToken,
): Promise<{ readonly files: WorkspaceFile[]; readonly more: boolean }> {
  const inFolder = (pattern: string): vscode.RelativePattern => new vscode.RelativePattern(folder, pattern);
  const top = await textOf(vscode.Uri.joinPath(folder.uri, '.gitignore'));
  const ignoredFolders = plainFolders(top).map((name) => `**/${name}/**`);
  const excluded = `{${[...NOT_SEARCHED, ...searchExcludes(folder.uri), ...ignoredFolders].join(',')}}`;
  const [found, ignoreFiles] = await Promise.all([
    vscode.workspace.findFiles(inFolder('**/*'), excluded, MAX_LISTED, token),
    vscode.workspace.findFiles(inFolder('**/.gitignore'), excluded, MAX_IGNORE_FILES, token),
  ]);
  const inner = (uri: vscode.Uri): string => uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
  const rules = await Promise.all(
    ignoreFiles.map(async (uri): Promise<IgnoreFile> => ({
      folder: inner(uri).replace(/\/?\.gitignore$/, ''),
      text: await textOf(uri),
    })),
  );
  const isIgnored = ignoredBy(rules);
  const files = found.map((uri): WorkspaceFile => ({
    uri,
    path: vscode.workspace.asRelativePath(uri),
    read: (maxBytes) => bytesOf(uri, maxBytes),
    isIgnored: () => isIgnored(inner(uri)),
  }));
  return { files, more: found.length >= MAX_LISTED };
}

/** The patterns of search.exclude: findFiles honors files.exclude, but not this setting. Patterns with braces cannot be put in braces. */
function searchExcludes(scope: vscode.Uri): string[] {
  const patterns =
    vscode.workspace.getConfiguration('search', scope).get<Readonly<Record<string, unknown>>>('exclude') ?? {};
  return Object.entries(patterns)
    .filter(([pattern, on]) => on === true && !/[{}]/.test(pattern))
    .flatMap(([pattern]) => [pattern, `${pattern}/**`]);
}

async function bytesOf(uri: vscode.Uri, maxBytes: number): Promise<Uint8Array | undefined> {
  const { size } = await vscode.workspace.fs.stat(uri);
  return size > maxBytes ? undefined : vscode.workspace.fs.readFile(uri);
}

const textOf = (uri: vscode.Uri): Promise<string> =>
  bytesOf(uri, MAX_IGNORE_BYTES).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => '',
  );
