// Everything that is shown or written of one live client, outside of a command.
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver/node';
import { jsonText } from '../../../../client/src/cli/common/json';
import { painter } from '../../../../client/src/cli/common/terminal-text';
import { consequencesText, explainText } from '../../../../client/src/cli/explain/text';
import { UsageError } from '../../../../client/src/cli/exit';
import { readSavedPlans, savedPlans } from '../../../../client/src/cli/plan/saved';
import { planText } from '../../../../client/src/cli/plan/text';
import { freeName } from '../../../../client/src/cli/pull/export';
import { settingLines } from '../../../../client/src/sync/create/draft';
import { driftOf } from '../../../../client/src/sync/drift';
import { consequencesOf } from '../../../../client/src/sync/explain/consequences';
import { explanationDocument } from '../../../../client/src/sync/explain/document';
import { FACETS } from '../../../../client/src/sync/facets';
import { fileNameFor } from '../../../../client/src/sync/file-name';
import { applyResolutions, parseFile, settingsOf } from '../../../../client/src/sync/file-text';
import { formatLiveRemarks, type Live } from '../../../../client/src/sync/live';
import { planPush, type Base } from '../../../../client/src/sync/plan';
import { describePlan, formatWarnings } from '../../../../client/src/sync/plan-facts';
import { planMarkdown } from '../../../../client/src/sync/plan-text';
import { plansMarkdown } from '../../../../client/src/sync/plans-text';
import { KEEPABLE, promotedText } from '../../../../client/src/sync/promote';
import { bulkReferencesMarkdown, referencesMarkdown } from '../../../../client/src/sync/references/markdown';
import { removedIdentifiers } from '../../../../client/src/sync/references/search-terms';
import type { Settings } from '../../../../client/src/sync/settings';
import { wellTypedSettings } from '../../../../client/src/sync/well-typed';
import type { PoolReading } from '../../../../client/src/sync/pool-context';
import { createLanguage, type Opened } from '../../../../server/src/language/language';
import { same } from '../../../../server/src/language/same';
import { toDiagnostic } from '../../../../server/src/diagnostics';
import { toInlayHints } from '../../../../server/src/requests';
import { richStyle } from '../../../server/language/workbench';
import { fileName, forTerminal, label, markdown, noSecret, plain } from './harmless';
import { CLIENT, POOL } from './service';

const ENOUGH = 25;

/** A live client, and what a file and the last agreement say instead. */
export interface Case {
  readonly live: Live;
  readonly pool: PoolReading;
  readonly local: Settings;
  readonly base: Base;
}

/** Looks at everything that is made of a live client. */
export function assertHarmless(it: Case): void {
  files(it);
  plans(it);
  explanations(it);
  names(it);
  editor(it);
}

const ids = `"UserPoolId": "${POOL}", "ClientId": "${CLIENT}"`;

/** What a pull writes means what is live, and nothing else. */
function files({ live, local, base }: Case): void {
  const commented = `{ // ours\n  ${ids},\n  "CallbackURLs": [ /* first */ "https://a.example/" ],\n}\n`;
  const mine = `${JSON.stringify({ UserPoolId: POOL, ClientId: CLIENT, ...local }, null, 2)}\n`;
  const plan = planPush({ base, local, live: live.settings }, 'merge', { CallbackURLs: 'theirs', ClientName: 'mine' });
  const texts = {
    'a new file': live.textLike(),
    'a pulled file': live.textLike(commented),
    'another file': live.textLike(mine),
  };
  // A file holds no member `__proto__` that counts.
  const wanted = settingsOf(JSON.stringify(live.settings));
  const { invalid } = wellTypedSettings(wanted);
  // What a number of no known unit means, nobody knows.
  const isClear = (name: string): boolean => !invalid.includes('TokenValidityUnits') || !name.endsWith('TokenValidity');
  for (const [what, text] of Object.entries(texts)) {
    const settings = settingsOf(text);
    const wrong = FACETS.filter((name) => isClear(name) && !same(name, settings, wanted));
    assert.deepEqual(wrong, [], `${what} means what is live`);
    assert.deepEqual([parseFile(text)?.['UserPoolId'], parseFile(text)?.['ClientId']], [POOL, CLIENT], what);
  }
  const others = {
    'a settled file': applyResolutions(mine, plan),
    'a promoted file': promotedText(live.settings, mine, KEEPABLE.slice(0, 6)),
  };
  for (const [what, text = ''] of Object.entries({ ...texts, ...others })) {
    noSecret(what, text);
    assert.doesNotMatch(text, /(?![\n\r\t])[\0-\x1F]/, `${what} has control characters as escapes`);
  }
  assert.match(texts['a pulled file'], /^\{ \/\/ ours\n/, 'comments stay');
}

function plans({ live, pool, local, base }: Case): void {
  const { name, arn } = pool.pool ?? {};
  const context = { ...pool.context, hasSecret: live.hasSecret, isRegistered: live.isRegistered };
  const plan = planPush({ base, local, live: live.settings });
  const proposed = { live, context, plan, mode: 'merge' as const, decisions: {} };
  const described = describePlan(proposed, { region: 'us-east-1', account: arn?.split(':')[4], poolName: name });
  const file = {
    path: '/a',
    name: 'a',
    text: '',
    sha256: 'a'.repeat(64),
    target: { userPoolId: POOL, clientId: CLIENT },
    local,
  };
  const planned = { ...described, live, file };
  forTerminal('a plan', planText(planned, painter(true)));
  formatWarnings(described.facts).forEach((warning) => label('a warning', warning));
  const linked = { linkOf: (parameter: string) => `own:${parameter}` };
  markdown('a plan document', planMarkdown(described, linked));
  markdown('the document of several plans', plansMarkdown([described], [live.name, ...live.unknown]));
  const saved = savedPlans([planned], []);
  const json = jsonText(saved, 2);
  forTerminal('a plan as JSON', json);
  assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(saved)));
  const terms = removedIdentifiers(live.settings, plan.planned, live.identity);
  const place = (excerpt: string) => ({ read: async () => undefined, path: excerpt });
  const places = terms.terms.map((term) => ({ term, file: place(live.name), line: 1, excerpt: term.text }));
  const uses = { places, files: 1 };
  markdown('what else would break', referencesMarkdown(terms, uses, () => 'own:a').join('\n\n'));
  const clients = [{ name: live.name, searchTerms: terms }];
  markdown('what else would break, of several', bulkReferencesMarkdown(clients, uses, () => undefined).join('\n\n'));
  try {
    assert.equal(readSavedPlans(json, 'a').plans.length, 1);
  } catch (error) {
    // A number that JSON cannot hold comes back as another one: such a plan is refused.
    if (!(error instanceof UsageError)) throw error;
    label('the refusal of a saved plan', error.message);
  }
}

function explanations({ live, local, base }: Case): void {
  const paint = painter(false);
  const context = { hasSecret: live.hasSecret ?? false, isRegistered: live.isRegistered };
  const { settings } = wellTypedSettings(live.settings);
  const lastSeen = { settings: local, hasSecret: true, when: '14:03 UTC', base };
  forTerminal('an explanation', explainText(settings, context, paint));
  forTerminal('the consequences', consequencesText(consequencesOf(live.settings, local, context), paint));
  markdown(
    'the document of an explanation',
    explanationDocument(live.textLike(), live.name, (line) => `own:${line}`, lastSeen),
  );
  for (const { line } of driftOf(base, local, live.settings)) {
    forTerminal('drift', painter(false)(undefined, line));
    label('drift', line);
  }
  for (const text of [formatLiveRemarks(live), live.name, ...settingLines(live.settings)]) {
    forTerminal('a remark', painter(true)('green', text));
    label('a remark', text);
  }
}

function names({ live }: Case): void {
  const preferred = fileNameFor(live.name);
  const taken = new Set<string>();
  for (const name of [
    preferred,
    freeName(live, taken),
    freeName(live, new Set([preferred.normalize('NFKC').toUpperCase().toLowerCase()])),
  ])
    fileName('the name of a file', name);
}

/** Members of answers that clients show. What they write into the file is exact. */
const SHOWN = /^(message|label|title|tooltip|name|detail|value|documentation)$/;

/** Each text that a client would show, with whether it is Markdown. */
function* shownIn(
  answer: unknown,
  name = '',
  isMarkdown = false,
): Iterable<readonly [text: string, isMarkdown: boolean]> {
  if (typeof answer === 'string') {
    if (SHOWN.test(name)) yield [answer, isMarkdown];
  } else if (Array.isArray(answer)) for (const it of answer) yield* shownIn(it, name, isMarkdown);
  else if (typeof answer === 'object' && answer !== null)
    for (const [key, it] of Object.entries(answer)) {
      if (key !== 'data' && key !== 'edit' && !(key === 'value' && !('kind' in answer)))
        yield* shownIn(it, key, (answer as { kind?: unknown }).kind === 'markdown');
    }
}

/** Hovers, problems, completions and the rest in a pulled file. */
function editor({ live, pool, local }: Case): void {
  const text = live.textLike();
  const document = TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, text);
  const opened: Opened = createLanguage(richStyle).open(document, {}, { ...pool.context, live: local });
  const quotes = [...text.matchAll(/"/g)].map(({ index }) => index + 1);
  const step = Math.max(1, Math.floor(quotes.length / ENOUGH));
  const positions = quotes.filter((_, index) => index % step === 0).map((offset) => document.positionAt(offset));
  const diagnostics = opened
    .problems()
    .map((problem) => toDiagnostic(document, problem, { links: true, related: true, tags: true }));
  const range = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const answers = {
    problems: diagnostics,
    hovers: positions.map((position) => opened.hover(position)),
    completions: positions.map((position): CompletionItem[] => opened.complete(position).slice(0, 40)),
    hints: toInlayHints(opened, opened.hints({}), range),
    symbols: opened.symbols(),
    actions: opened.actions({ diagnostics, range } as never),
  };
  for (const [what, answer] of Object.entries(answers))
    for (const [shown, isMarkdown] of shownIn(answer)) (isMarkdown ? markdown : plain)(what, shown);
  for (const { target = '' } of opened.links()) {
    plain('the address of a link', target);
    assert.match(target, /^https:\/\//i);
  }
}
