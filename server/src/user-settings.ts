import { DidChangeConfigurationNotification, type Connection, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { optionOf, type ClientAbilities } from './client-abilities';
import type { HintSwitches } from './language/hints/hint';
import { readSwitches } from './language/hints/switches';
import { readLevels } from './language/levels';
import type { RuleLevels } from './language/silencing';
import { HINTS_SECTION, RULES_SECTION, type InitializationOptions } from './protocol';

/** The user's settings for a document. Each part stays the same object until it changes. */
export interface SettingsSource {
  /** Levels of the rules. */
  readonly rules: RuleLevels;
  /** Switches of the inlay hints. */
  readonly inlayHints: HintSwitches;
}

/** The user's settings, by document. */
export interface UserSettings {
  /** What is known now. */
  of(uri: string): SettingsSource;
  /** Resolves when the settings of a freshly opened document are known; undefined once they are. */
  pending(uri: string): Promise<void> | undefined;
}

/** A part of the settings: where it comes from and how it is read. */
interface Part<N extends keyof SettingsSource> {
  /** The client's setting; of the same name without prefix in its initialization options. */
  readonly section: string;
  readonly wanted: (abilities: ClientAbilities) => boolean;
  /** Never throws; says what it left out. */
  readonly read: (value: unknown) => { readonly value: SettingsSource[N]; readonly ignored: readonly string[] };
}

const PARTS: { readonly [N in keyof SettingsSource & keyof InitializationOptions]: Part<N> } = {
  rules: {
    section: RULES_SECTION,
    wanted: () => true,
    read: (it) => {
      const { levels: value, ignored } = readLevels(it);
      return { value, ignored };
    },
  },
  inlayHints: {
    section: HINTS_SECTION,
    wanted: ({ inlayHints }) => inlayHints,
    read: (it) => {
      const { switches: value, ignored } = readSwitches(it);
      return { value, ignored };
    },
  },
};

const NOTHING: SettingsSource = { rules: {}, inlayHints: {} };

/** How long the first diagnostics of a document wait for a client that was asked for its settings. */
const PATIENCE_MS = 1000;

/** What is known about one open document; a document that closes and opens again gets a new one. */
interface Known {
  settings: SettingsSource;
  pending: Promise<void> | undefined;
  /** Counts the questions, so that a late answer to an old one is dropped. */
  asked: number;
}

/**
 * Asks the client for the settings when a document opens and when they change, never while the user types.
 * A client that cannot be asked sends them with its initialization options, or when they change.
 * @param changed is called when the settings of open documents may have changed.
 */
export function userSettings(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  abilities: ClientAbilities,
  options: unknown,
  changed: () => void,
): UserSettings {
  const names = (Object.keys(PARTS) as (keyof SettingsSource)[]).filter((name) => PARTS[name].wanted(abilities));
  const read = readerOf(names, (line) => connection.console.warn(line));
  const base = read(
    names.map((name) => optionOf(options, name)),
    NOTHING,
  );
  const sections = names.map((name) => PARTS[name].section);
  if (!abilities.hasSettings) return sentSettings(connection, sections, base, read, changed);
  if (abilities.registersSettings) connection.onInitialized(() => register(connection, sections));
  return askedSettings({ connection, documents, sections }, base, read, changed);
}

function sentSettings(
  connection: Connection,
  sections: readonly string[],
  base: SettingsSource,
  read: Read,
  changed: () => void,
): UserSettings {
  let settings = base;
  connection.onDidChangeConfiguration((sent) => {
    settings = read(
      sections.map((section) => memberAt(sent.settings, section)),
      settings,
    );
    changed();
  });
  return { of: () => settings, pending: () => undefined };
}

interface Asking {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly sections: readonly string[];
}

/** @param base settings for what the client's settings leave open. */
function askedSettings(
  { connection, documents, sections }: Asking,
  base: SettingsSource,
  read: Read,
  changed: () => void,
): UserSettings {
  const known = new Map<string, Known>();
  const ask = async (uri: string, it: Known): Promise<void> => {
    const question = ++it.asked;
    const answer: unknown = await connection.workspace
      .getConfiguration(sections.map((section) => ({ scopeUri: uri, section })))
      .catch(() => undefined);
    if (question === it.asked && known.get(uri) === it)
      it.settings = read(Array.isArray(answer) ? answer : [], base, it.settings);
  };
  documents.onDidOpen(({ document: { uri } }) => {
    const it: Known = { settings: base, pending: undefined, asked: 0 };
    known.set(uri, it);
    const answered = ask(uri, it).then(() => true);
    it.pending = Promise.race([answered, patience()]).then((inTime) => {
      it.pending = undefined;
      if (!inTime) void answered.then(changed);
    });
  });
  documents.onDidClose(({ document: { uri } }) => void known.delete(uri));
  connection.onDidChangeConfiguration(
    () => void Promise.all([...known].map(([uri, it]) => ask(uri, it))).then(changed),
  );
  return { of: (uri) => known.get(uri)?.settings ?? base, pending: (uri) => known.get(uri)?.pending };
}

function register(connection: Connection, section: string[]): void {
  connection.client
    .register(DidChangeConfigurationNotification.type, { section })
    .catch(() => connection.console.warn('The client refused to tell of changed settings.'));
}

const patience = (): Promise<false> => new Promise((done) => void setTimeout(done, PATIENCE_MS, false));

/** @param values one for each wanted part. @param absent what counts when there is no value. @param before what counted until now. */
type Read = (values: readonly unknown[], absent: SettingsSource, before?: SettingsSource) => SettingsSource;

/** Reads settings and logs each thing that makes no sense once. An equal part stays the same object, so that nothing is done again for it. */
function readerOf(names: readonly (keyof SettingsSource)[], log: (line: string) => void): Read {
  const told = new Set<string>();
  const partOf = (
    name: keyof SettingsSource,
    given: unknown,
    absent: SettingsSource,
    before: SettingsSource,
  ): unknown => {
    const { section, read } = PARTS[name];
    const { value, ignored } = read(given);
    for (const line of ignored.map((it) => `${section} is ignored where ${it}.`).filter((it) => !told.has(it))) {
      told.add(line);
      log(line);
    }
    const now = given === undefined || given === null ? absent[name] : value;
    return JSON.stringify(now) === JSON.stringify(before[name]) ? before[name] : now;
  };
  return (values, absent, before = absent) => ({
    ...NOTHING,
    ...Object.fromEntries(names.map((name, index) => [name, partOf(name, values[index], absent, before)])),
  });
}

/** A member of pushed settings by its dotted name, nested or not. */
function memberAt(settings: unknown, section: string): unknown {
  return section
    .split('.')
    .reduce(
      (at, name) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, name)
          ? (at as Record<string, unknown>)[name]
          : undefined,
      settings,
    );
}
