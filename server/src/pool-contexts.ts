import { CancellationTokenSource, ProgressType, type Connection, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AppClientContext } from './language/context';
import { sameIds, type AppClientIds } from './language/ids';
import { POOL_CONTEXT, POOL_CONTEXT_CHANGED, type PoolContextParams, type PoolContextResult } from './protocol';

/** What the client told of one app client and its pool. */
export interface CachedContext {
  readonly ids: AppClientIds;
  readonly context: AppClientContext;
}

/** What is known beside the text of an open document; the same object until it changes. It counts only while the text has its ids. */
export type ContextFor = (uri: string) => CachedContext | undefined;

export interface Asking {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  /** The ids in the newest version of a document. */
  readonly idsOf: (uri: string) => AppClientIds | undefined;
  /** Called when the context of a document changed. */
  readonly changed: () => void;
}

/** How long an id must stand as it is before it is asked about: nobody wants half of one looked up. */
const SETTLE_MS = 700;

const PARTIAL = new ProgressType<PoolContextResult>();

/** One open document. */
interface Asker {
  ids?: AppClientIds | undefined;
  held?: CachedContext | undefined;
  question?: CancellationTokenSource | undefined;
  /** A change was told while a question was under way. */
  askAgain: boolean;
  timer?: NodeJS.Timeout;
}

/**
 * Asks the client what is known of the app client that a document names: when it opens, when its ids change, and when the client tells
 * of a change. Never while the user types; at most one question per document at a time, withdrawn when the document closes.
 */
export function requestContexts(asking: Asking): ContextFor {
  const { connection, documents } = asking;
  const open = new Map<string, Asker>();
  const look = (uri: string): void => {
    const asker = open.get(uri);
    const ids = asker && asking.idsOf(uri);
    if (!asker || sameIds(ids, asker.ids)) return;
    withdraw(asker);
    Object.assign(asker, { ids, held: undefined });
    void ask(asking, uri, asker);
  };
  documents.onDidChangeContent(({ document: { uri } }) => {
    const known = open.get(uri);
    const asker: Asker = known ?? { askAgain: false };
    clearTimeout(asker.timer);
    asker.timer = setTimeout(look, known ? SETTLE_MS : 0, uri);
    open.set(uri, asker);
  });
  documents.onDidClose(({ document: { uri } }) => {
    const asker = open.get(uri);
    open.delete(uri);
    clearTimeout(asker?.timer);
    if (asker) withdraw(asker);
  });
  connection.onNotification(POOL_CONTEXT_CHANGED, () => {
    for (const [uri, asker] of open) void ask(asking, uri, asker);
  });
  return (uri) => open.get(uri)?.held;
}

function withdraw(asker: Asker): void {
  asker.question?.cancel();
  asker.question = undefined;
  asker.askAgain = false;
}

async function ask(asking: Asking, uri: string, asker: Asker): Promise<void> {
  const { connection } = asking;
  if (asker.question) asker.askAgain = true;
  if (asker.question || !asker.ids) return;
  const { ids } = asker;
  const question = (asker.question = new CancellationTokenSource());
  const partialResultToken = crypto.randomUUID();
  const take = (result: PoolContextResult): void => {
    if (asker.question === question && hold(asker, ids, result)) asking.changed();
  };
  const partial = connection.onProgress(PARTIAL, partialResultToken, take);
  try {
    take(
      await connection.sendRequest<PoolContextResult>(
        POOL_CONTEXT,
        { uri, ...ids, partialResultToken } satisfies PoolContextParams,
        question.token,
      ),
    );
  } catch {
    if (!question.token.isCancellationRequested) connection.console.warn(`${POOL_CONTEXT} was not answered.`);
  } finally {
    partial.dispose();
  }
  if (asker.question !== question) return;
  asker.question = undefined;
  if (!asker.askAgain) return;
  asker.askAgain = false;
  await ask(asking, uri, asker);
}

/** Whether anything is known now that was not known before, or no more. */
function hold(asker: Asker, ids: AppClientIds, result: PoolContextResult): boolean {
  const context = result ?? {};
  if (JSON.stringify(asker.held?.context ?? {}) === JSON.stringify(context)) return false;
  asker.held = { ids, context };
  return true;
}
