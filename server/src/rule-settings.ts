import { DidChangeConfigurationNotification, type Connection, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { optionOf, type Abilities } from './client-abilities';
import { readLevels } from './language/levels';
import type { RuleLevels } from './language/silencing';
import { RULES_SECTION } from './protocol';

/** The user's levels of the rules, by document. */
export interface RuleSettings {
  /** What is known now. The same object until it changes. */
  levelsFor(uri: string): RuleLevels;
  /** Resolves when the levels of a freshly opened document are known; undefined once they are. */
  pending(uri: string): Promise<void> | undefined;
}

/** How long the first diagnostics of a document wait for a client that was asked for its settings. */
const PATIENCE_MS = 1000;

/** What is known about one open document; a document that closes and opens again gets a new one. */
interface Known {
  levels: RuleLevels;
  pending: Promise<void> | undefined;
  /** Counts the questions, so that a late answer to an old one is dropped. */
  asked: number;
}

type Log = (line: string) => void;

/**
 * Asks the client for the levels when a document opens and when settings change, never while the user types.
 * @param base levels from the initialization options, for what the client's settings leave open.
 * @param changed is called when the levels of open documents may have changed.
 */
export function ruleSettings(connection: Connection, documents: TextDocuments<TextDocument>, abilities: Abilities, options: unknown, changed: () => void): RuleSettings {
  const read = readerOf((line) => connection.console.warn(line));
  let base = read(optionOf(options, 'rules'), {});
  if (!abilities.hasSettings) {
    connection.onDidChangeConfiguration(({ settings }) => {
      base = read(memberAt(settings, RULES_SECTION), base);
      changed();
    });
    return { levelsFor: () => base, pending: () => undefined };
  }
  const known = new Map<string, Known>();
  const ask = async (uri: string, it: Known): Promise<void> => {
    const question = ++it.asked;
    const answer: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: RULES_SECTION }).catch(() => undefined);
    if (question === it.asked && known.get(uri) === it) it.levels = read(answer, base, it.levels);
  };
  documents.onDidOpen(({ document: { uri } }) => {
    const it: Known = { levels: base, pending: undefined, asked: 0 };
    known.set(uri, it);
    const answered = ask(uri, it).then(() => true);
    it.pending = Promise.race([answered, patience()]).then((inTime) => {
      it.pending = undefined;
      if (!inTime) void answered.then(changed);
    });
  });
  documents.onDidClose(({ document: { uri } }) => void known.delete(uri));
  connection.onDidChangeConfiguration(() => void Promise.all([...known].map(([uri, it]) => ask(uri, it))).then(changed));
  if (abilities.registersSettings) {
    connection.onInitialized(() => void connection.client.register(DidChangeConfigurationNotification.type, { section: RULES_SECTION })
      .catch(() => connection.console.warn('The client refused to tell of changed settings.')));
  }
  return { levelsFor: (uri) => known.get(uri)?.levels ?? base, pending: (uri) => known.get(uri)?.pending };
}

const patience = (): Promise<false> => new Promise((done) => void setTimeout(done, PATIENCE_MS, false).unref());

/** Reads levels and logs each thing that is none once. Equal levels stay the same object, so that nothing is checked again for them. */
function readerOf(log: Log): (value: unknown, absent: RuleLevels, before?: RuleLevels) => RuleLevels {
  const told = new Set<string>();
  return (value, absent, before = absent) => {
    const { levels, ignored } = readLevels(value);
    for (const line of ignored.filter((it) => !told.has(it))) {
      told.add(line);
      log(`${RULES_SECTION} is ignored where ${line}.`);
    }
    const now = value === undefined || value === null ? absent : levels;
    return JSON.stringify(now) === JSON.stringify(before) ? before : now;
  };
}

/** A member of pushed settings by its dotted name, nested or not. */
function memberAt(settings: unknown, section: string): unknown {
  return section.split('.').reduce((at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : undefined), settings);
}
