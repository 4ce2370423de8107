import { DidChangeConfigurationNotification, type Connection, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { optionOf, type ClientAbilities } from './client-abilities';
import type { HintSwitches } from './language/hints/hint';
import { readSwitches } from './language/hints/switches';
import { readLevels } from './language/levels';
import { ownMember } from './language/own-member';
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
  readonly isWanted: (abilities: ClientAbilities) => boolean;
  /** Never throws; says what it left out. */
  readonly read: (value: unknown) => { readonly value: SettingsSource[N]; readonly ignored: readonly string[] };
}

const PARTS: { readonly [N in keyof SettingsSource & keyof InitializationOptions]: Part<N> } = {
  rules: {
    section: RULES_SECTION,
    isWanted: () => true,
    read: (setting) => {
      const { levels, ignored } = readLevels(setting);
      return { value: levels, ignored };
    },
  },
  inlayHints: {
    section: HINTS_SECTION,
    isWanted: ({ inlayHints }) => inlayHints,
    read: (setting) => {
      const { switches, ignored } = readSwitches(setting);
      return { value: switches, ignored };
    },
  },
};

const NO_SETTINGS: SettingsSource = { rules: {}, inlayHints: {} };

/** How long the first diagnostics of a document wait for a client that was asked for its settings. */
const FIRST_ANSWER_TIMEOUT_MS = 1000;

/** The settings of one open document; a document that closes and opens again gets new ones. */
interface DocumentSettings {
  settings: SettingsSource;
  pending: Promise<void> | undefined;
  /** Counts the requests, so that a late answer to an old one is dropped. */
  requests: number;
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
  const names = (Object.keys(PARTS) as (keyof SettingsSource)[]).filter((name) => PARTS[name].isWanted(abilities));
  const read = readerOf(names, (line) => connection.console.warn(line));
  const base = read(
    names.map((name) => optionOf(options, name)),
    NO_SETTINGS,
  );
  const sections = names.map((name) => PARTS[name].section);
  if (!abilities.hasSettings) return sentSettings(connection, sections, base, read, changed);
  if (abilities.registersSettings) connection.onInitialized(() => register(connection, sections));
  return requestedSettings({ connection, documents, sections }, base, read, changed);
}

/** The settings of a client that sends them by itself. */
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

interface SettingsRequests {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly sections: readonly string[];
}

/**
 * The settings of a client that is asked for them.
 * @param base settings for what the client's settings leave open.
 */
function requestedSettings(
  { connection, documents, sections }: SettingsRequests,
  base: SettingsSource,
  read: Read,
  changed: () => void,
): UserSettings {
  const known = new Map<string, DocumentSettings>();
  const ask = async (uri: string, state: DocumentSettings): Promise<void> => {
    const request = ++state.requests;
    const answer: unknown = await connection.workspace
      .getConfiguration(sections.map((section) => ({ scopeUri: uri, section })))
      .catch(() => undefined);
    if (request === state.requests && known.get(uri) === state)
      state.settings = read(Array.isArray(answer) ? answer : [], base, state.settings);
  };
  documents.onDidOpen(({ document: { uri } }) => {
    const state: DocumentSettings = { settings: base, pending: undefined, requests: 0 };
    known.set(uri, state);
    const answered = ask(uri, state).then(() => true);
    state.pending = Promise.race([answered, timeout()]).then((isInTime) => {
      state.pending = undefined;
      if (!isInTime) void answered.then(changed);
    });
  });
  documents.onDidClose(({ document: { uri } }) => void known.delete(uri));
  connection.onDidChangeConfiguration(
    () => void Promise.all([...known].map(([uri, state]) => ask(uri, state))).then(changed),
  );
  return { of: (uri) => known.get(uri)?.settings ?? base, pending: (uri) => known.get(uri)?.pending };
}

function register(connection: Connection, section: string[]): void {
  connection.client
    .register(DidChangeConfigurationNotification.type, { section })
    .catch(() => connection.console.warn('The client refused to tell of changed settings.'));
}

const timeout = (): Promise<false> => new Promise((done) => void setTimeout(done, FIRST_ANSWER_TIMEOUT_MS, false));

/**
 * Reads settings.
 * @param values one for each wanted part
 * @param absent what counts when there is no value
 * @param before what counted until now
 */
type Read = (values: readonly unknown[], absent: SettingsSource, before?: SettingsSource) => SettingsSource;

/** A reader of settings that logs each part that makes no sense once. An equal part stays the same object, so that nothing is done again for it. */
function readerOf(names: readonly (keyof SettingsSource)[], log: (line: string) => void): Read {
  const logged = new Set<string>();
  type Name = keyof SettingsSource;
  const partOf = (name: Name, given: unknown, absent: SettingsSource, before: SettingsSource): unknown => {
    const { section, read } = PARTS[name];
    const { value, ignored } = read(given);
    const lines = ignored.map((part) => `${section} is ignored where ${part}.`);
    for (const line of lines.filter((candidate) => !logged.has(candidate))) {
      logged.add(line);
      log(line);
    }
    const now = given === undefined || given === null ? absent[name] : value;
    return JSON.stringify(now) === JSON.stringify(before[name]) ? before[name] : now;
  };
  return (values, absent, before = absent) => ({
    ...NO_SETTINGS,
    ...Object.fromEntries(names.map((name, index) => [name, partOf(name, values[index], absent, before)])),
  });
}

/** A member of pushed settings by its dotted name, nested or not. */
function memberAt(settings: unknown, section: string): unknown {
  return section.split('.').reduce<unknown>(ownMember, settings);
}
