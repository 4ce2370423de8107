import { CancellationTokenSource, ProgressType, type Connection, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AppClientContext } from './language/context';
import { equalIds, type AppClientIds } from './language/ids';
import { POOL_CONTEXT, POOL_CONTEXT_CHANGED, type PoolContextParams, type PoolContextResult } from './protocol';

/** What the client answered about one app client and its pool. */
export interface CachedContext {
  readonly ids: AppClientIds;
  readonly context: AppClientContext;
}

/** What is known besides the text of an open document; the same object until it changes. It counts only while the text has its ids. */
export type ContextFor = (uri: string) => CachedContext | undefined;

/** What requests for contexts need. */
export interface ContextRequests {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  /** The ids in the newest version of a document. */
  readonly idsOf: (uri: string) => AppClientIds | undefined;
  /** Called when the context of a document changed. */
  readonly changed: () => void;
}

/** How long an id must stay as it is before it is looked up: half of one is of no use. */
const SETTLE_MS = 700;

const PARTIAL = new ProgressType<PoolContextResult>();

/** The state of one open document. */
interface DocumentState {
  ids?: AppClientIds | undefined;
  cached?: CachedContext | undefined;
  /** The request under way. */
  request?: CancellationTokenSource | undefined;
  /** A change was reported while a request was under way. */
  askAgain: boolean;
  timer?: NodeJS.Timeout;
}

/**
 * Asks the client what is known of the app client that a document names: when it opens, when its ids change, and when the client reports
 * a change. Never while the user types; at most one request per document at a time, canceled when the document closes.
 */
export function requestContexts(requests: ContextRequests): ContextFor {
  const { connection, documents } = requests;
  const open = new Map<string, DocumentState>();
  const update = (uri: string): void => {
    const state = open.get(uri);
    const ids = state && requests.idsOf(uri);
    if (!state || equalIds(ids, state.ids)) return;
    cancel(state);
    Object.assign(state, { ids, cached: undefined });
    void ask(requests, uri, state);
  };
  documents.onDidChangeContent(({ document: { uri } }) => {
    const known = open.get(uri);
    const state: DocumentState = known ?? { askAgain: false };
    clearTimeout(state.timer);
    state.timer = setTimeout(update, known ? SETTLE_MS : 0, uri);
    open.set(uri, state);
  });
  documents.onDidClose(({ document: { uri } }) => {
    const state = open.get(uri);
    open.delete(uri);
    clearTimeout(state?.timer);
    if (state) cancel(state);
  });
  connection.onNotification(POOL_CONTEXT_CHANGED, () => {
    for (const [uri, state] of open) void ask(requests, uri, state);
  });
  return (uri) => open.get(uri)?.cached;
}

function cancel(state: DocumentState): void {
  state.request?.cancel();
  state.request = undefined;
  state.askAgain = false;
}

/** Asks about the ids of a document, and once more if a change was reported in the meantime. */
async function ask(requests: ContextRequests, uri: string, state: DocumentState): Promise<void> {
  if (state.request) state.askAgain = true;
  if (state.request || !state.ids) return;
  const request = (state.request = new CancellationTokenSource());
  await send(requests, { uri, ...state.ids, partialResultToken: crypto.randomUUID() }, state, request);
  if (state.request !== request) return;
  state.request = undefined;
  if (!state.askAgain) return;
  state.askAgain = false;
  await ask(requests, uri, state);
}

/** Sends one request, and takes its partial results and its result while it is the newest. */
async function send(
  { connection, changed }: ContextRequests,
  params: PoolContextParams & { readonly partialResultToken: string },
  state: DocumentState,
  request: CancellationTokenSource,
): Promise<void> {
  const { userPoolId, clientId } = params;
  const take = (result: PoolContextResult): void => {
    if (state.request === request && cache(state, { userPoolId, clientId }, result)) changed();
  };
  const partial = connection.onProgress(PARTIAL, params.partialResultToken, take);
  try {
    take(await connection.sendRequest<PoolContextResult>(POOL_CONTEXT, params, request.token));
  } catch {
    if (!request.token.isCancellationRequested) connection.console.warn(`${POOL_CONTEXT} was not answered.`);
  } finally {
    partial.dispose();
  }
}

/** Caches a result. Returns whether something is known now that was not known before, or no more. */
function cache(state: DocumentState, ids: AppClientIds, result: PoolContextResult): boolean {
  const context = result ?? {};
  if (JSON.stringify(state.cached?.context ?? {}) === JSON.stringify(context)) return false;
  state.cached = { ids, context };
  return true;
}
