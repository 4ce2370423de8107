// Random work with app clients in a terminal: edits, a colleague, pulls, pushes, saved plans, promotions, new clients, moved folders, and
// processes that are killed. After each step file, base, service and every sentence are held against a model of their own.
//
// ROUNDS says how many steps (2,000), ROUNDS_SEED repeats a run. A failure prints the seed of its story: ROUNDS_SEED=… ROUNDS=1 tells it again.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Changes } from '../../../../local-cognito/src';
import { bench, type Bench } from '../../../local-cognito/helpers';
import { withEnvironment } from '../../aws/environment';
import { CREDENTIALS } from '../../sync/flow/stage';
import { withCli } from '../cli';
import { run, type At, type Ended } from '../terminal';
import {
  differing,
  expectedOf,
  meaning,
  membersOf,
  NAMES,
  randomFrom,
  SETTINGS,
  type Agreement,
  type Decision,
  type Meaning,
  type Members,
} from './model';

const ROUNDS = Number(process.env['ROUNDS'] ?? 2_000);
const STEPS = 12;
/** Every so many stories one step is played by a process that is killed. */
const KILLED = 12;
const UPDATE = 'UpdateUserPoolClient';

type Step =
  | 'edit'
  | 'dispute'
  | 'colleague'
  | 'pull'
  | 'pull --yes'
  | 'plan'
  | 'push'
  | 'settle'
  | 'saved'
  | 'promote'
  | 'create'
  | 'move'
  | 'killed';
const STEPS_BY_WEIGHT: readonly Step[] = [
  ...Array.from({ length: 6 }, () => 'edit' as const),
  ...Array.from({ length: 4 }, () => 'colleague' as const),
  ...Array.from({ length: 4 }, () => 'dispute' as const),
  ...([
    'pull',
    'pull',
    'pull --yes',
    'plan',
    'plan',
    'push',
    'push',
    'push',
    'push',
    'settle',
    'settle',
    'settle',
  ] as const),
  ...(['saved', 'saved', 'promote', 'promote', 'create', 'move'] as const),
];

describe('random work with app clients', function () {
  this.timeout(0);
  withEnvironment(CREDENTIALS);
  const cli = withCli({ live: true });

  it('does what the README says, loses nothing, and says what is so', async () => {
    const first = Number(process.env['ROUNDS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    const stories = Math.max(1, Math.ceil(ROUNDS / STEPS));
    const counts = new Map<string, number>();
    console.log(`      ROUNDS_SEED=${first}, ${stories} stories of ${STEPS} steps`);
    let at: Bench | undefined;
    try {
      for (let story = 0; story < stories; story++) {
        if (story % 100 === 0) {
          await at?.close();
          at = await bench();
        }
        await tell(at!, first + story, counts);
      }
    } finally {
      await at?.close();
    }
    console.log(
      `      ${[...counts]
        .sort()
        .map(([what, count]) => `${count} ${what}`)
        .join(', ')}`,
    );
    if (ROUNDS >= 2_000)
      for (const what of [
        'pushed',
        'nothing',
        'conflict',
        'settled',
        'kept',
        'applied',
        'refused plan',
        'promoted',
        'created',
        'killed',
        'edited meanwhile',
        'second writer',
      ])
        assert.ok((counts.get(what) ?? 0) > 3, `${what} occurred: ${counts.get(what) ?? 0}`);
  });

  async function tell(at: Bench, seed: number, counts: Map<string, number>): Promise<void> {
    const story = await openStory(at, seed, counts, cli);
    try {
      for (let step = 0; step < STEPS; step++) await story.step(step);
    } catch (error) {
      console.log(`      ROUNDS_SEED=${seed} ROUNDS=1 tells this story again:\n${story.log.join('\n')}`);
      throw error;
    } finally {
      story.close();
    }
  }
});

/** Units that are not the ones that a number has without a unit. */
const unusualUnits = (units: object): string =>
  JSON.stringify(
    Object.entries(units).filter(([token, unit]) => unit !== (token === 'RefreshToken' ? 'days' : 'hours')),
  );

interface Client {
  readonly file: string;
  readonly id: string;
}

async function openStory(at: Bench, seed: number, counts: Map<string, number>, cli: ReturnType<typeof withCli>) {
  const random = randomFrom(seed);
  const log: string[] = [];
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'cognito-client-rounds-')));
  const env = { XDG_STATE_HOME: join(root, 'state') };
  let folder = join(root, 'work');
  mkdirSync(folder);
  let moves = 0;
  let marks = 0;
  /** What a file ever agreed on with its client, by client and setting. */
  const agreements = new Map<string, Set<string>>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const clients: Client[] = [];
  for (const file of ['a.cognito-client.json', 'b.cognito-client.json'])
    clients.push({
      file,
      id: await at.create({ GenerateSecret: true, CallbackURLs: ['https://a.example/'], AuthSessionValidity: 5 }),
    });
  const secrets = clients.map(({ id }) => String(liveOf({ file: '', id })['ClientSecret']));

  function liveOf({ id }: Client): Members {
    return at.local.describe(at.poolId, id) ?? assert.fail('the client is gone');
  }
  const pathOf = ({ file }: Client): string => join(folder, file);
  const textOf = (client: Client): string => readFileSync(pathOf(client), 'utf8');
  const fileOf = (client: Client): Members => membersOf(textOf(client));
  let [sentUpdates, seenUntil] = [0, at.local.requests.at(-1)];
  /** How many updates were sent in this story. The server remembers its last requests only. */
  function updates(): number {
    const fresh = at.local.requests.slice(seenUntil ? at.local.requests.lastIndexOf(seenUntil) + 1 : 0);
    seenUntil = at.local.requests.at(-1);
    sentUpdates += fresh.filter(({ operation }) => operation === UPDATE).length;
    return sentUpdates;
  }
  const others = (live: Members): string =>
    JSON.stringify(
      Object.entries(live)
        .filter(([name]) => !NAMES.includes(name) && name !== 'LastModifiedDate')
        .map(([name, value]) => [name, name === 'TokenValidityUnits' ? unusualUnits(value as object) : value])
        .map(([name, value]) => [name, Array.isArray(value) ? [...(value as unknown[])].sort() : value])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  function agreedOf(client: Client): Agreement | undefined {
    const key = JSON.stringify([pathToFileURL(pathOf(client)).href, at.poolId, client.id]);
    const stored = join(root, 'state/cognito-client/bases', `${createHash('sha256').update(key).digest('hex')}.json`);
    return existsSync(stored) ? (JSON.parse(readFileSync(stored, 'utf8')) as Agreement) : undefined;
  }
  /** Remembers what a file and its client agree on at this moment. */
  function note(client: Client, file: Members): void {
    const [own, live] = [meaning(file), meaning(liveOf(client))];
    const seen = agreements.get(client.id) ?? new Set();
    agreements.set(client.id, seen);
    for (const name of NAMES) if (name in file && own[name] === live[name]) seen.add(`${name} ${own[name]}`);
  }
  function assertBase(client: Client): void {
    const base = agreedOf(client);
    if (!base) return;
    const [own, live] = [meaning(base.file), meaning(base.live)];
    for (const name of NAMES.filter((it) => it in base.file)) {
      assert.equal(own[name], live[name], `the base of ${client.file} says that ${name} was agreed on`);
      assert.ok(
        agreements.get(client.id)?.has(`${name} ${own[name]}`),
        `${client.file} never agreed on ${name} ${own[name]}`,
      );
    }
  }
  function assertNoSecret(...texts: readonly string[]): void {
    const folders = [folder, join(root, 'state/cognito-client/bases')].filter((it) => existsSync(it));
    const files = folders.flatMap((it) => readdirSync(it).map((name) => readFileSync(join(it, name), 'utf8')));
    for (const text of [...texts, ...files])
      for (const secret of secrets) assert.ok(!text.includes(secret), 'the secret');
  }

  /** Writes a file as an editor does, with a new comment. Comments are never lost. */
  function write(client: Client, members: Members): void {
    const comments = existsSync(pathOf(client))
      ? textOf(client)
          .split('\n')
          .filter((line) => /^\s*\/\//.test(line))
      : [];
    const body = JSON.stringify({ UserPoolId: at.poolId, ClientId: client.id, ...members }, null, 2);
    writeFileSync(
      pathOf(client),
      body.replace('{\n', `{\n${[...comments, `  // mark ${++marks}`].join('\n')}\n`) + '\n',
    );
  }
  const marksIn = (text: string): string =>
    [...text.matchAll(/\/\/ mark \d+/g)]
      .map(([mark]) => mark)
      .sort()
      .join();
  function edit(client: Client, name = random.pick(NAMES)): void {
    const { [name]: _, ...rest } = fileOf(client);
    const value = random.chance(0.25) ? undefined : random.pick(SETTINGS[name]!.values);
    write(client, value === undefined ? rest : { ...rest, [name]: value });
    log.push(`    edit ${client.file}: ${name} = ${JSON.stringify(value)}`);
  }
  function colleague(client: Client, name = random.pick(NAMES)): void {
    const value = random.chance(0.2) ? undefined : random.pick(SETTINGS[name]!.values);
    at.local.edit(at.poolId, client.id, { [name]: value } as Changes);
    log.push(`    colleague: ${client.file} ${name} = ${JSON.stringify(value)}`);
  }

  function dispute(client: Client): void {
    const name = random.pick(NAMES);
    edit(client, name);
    colleague(client, name);
  }

  const command = async (args: readonly string[], how: At = {}): Promise<Ended> => {
    const ended = await run([...args, '--endpoint', at.local.url], { ...how, cwd: folder, env });
    log.push(`  $ ${args.join(' ')} → ${ended.code}\n${`${ended.out}${ended.err}`.replaceAll(/^/gm, '      ')}`);
    assertNoSecret(ended.out, ended.err);
    return ended;
  };

  /** What happens while a command works: nothing, an edit of the file, or a second writer. */
  function meanwhile(
    client: Client,
    before: Members,
  ): { readonly live: () => Meaning[]; readonly kind: string; end(): void } {
    const kind = random.pick(['', '', '', 'edited meanwhile', 'second writer']);
    let left = random.below(4);
    const seen: Members[] = [liveOf(client)];
    at.local.between(
      () => {
        note(client, before);
        if (left-- !== 0 || kind === '') return;
        count(kind);
        if (kind === 'second writer') colleague(client);
        else edit(client);
        note(client, before);
        seen.push(liveOf(client));
      },
      { times: Infinity },
    );
    return { kind, live: () => seen.map(meaning), end: () => at.local.clearFaults() };
  }

  /** What is the same after each command: the base is true, comments are there, nothing else of the client moved. */
  async function held(client: Client, work: (kind: string, moments: () => Meaning[]) => Promise<void>): Promise<void> {
    const [file, rest] = [fileOf(client), others(liveOf(client))];
    note(client, file);
    const during = meanwhile(client, file);
    try {
      await work(during.kind, during.live);
    } finally {
      during.end();
    }
    note(client, fileOf(client));
    for (const one of clients) if (existsSync(pathOf(one))) assertBase(one);
    assert.equal(others(liveOf(client)), rest, 'nothing else of the client moved');
  }

  /** Judges a push by what it said, what is live, and what is in the file. */
  async function push(
    client: Client,
    args: readonly string[],
    decisions: Readonly<Record<string, Decision>> = {},
  ): Promise<void> {
    const [before, agreed, file, text] = [liveOf(client), agreedOf(client), fileOf(client), textOf(client)];
    const sent = updates();
    await held(client, async (kind, moments) => {
      const { code, out } = await command(args);
      const now = meaning(liveOf(client));
      const expected = expectedOf(agreed, file, before, decisions);
      const isSent = updates() > sent;
      // What was decided is agreed on, also where the file was edited before the decision could be written into it.
      for (const name of Object.keys(decisions))
        for (const side of [now, expected.live, ...moments()]) agreements.get(client.id)?.add(`${name} ${side[name]}`);
      assert.ok(updates() - sent <= 1, 'one update at most');
      assert.equal(out.includes('is live as planned'), code === 0 && isSent, 'live as planned, or an exit code');
      if (out.includes('Nothing to push')) assert.ok(!isSent && code === 0);
      if (kind !== 'edited meanwhile' && Object.keys(decisions).length === 0)
        assert.equal(textOf(client), text, 'the file is as it was');
      if (kind === 'second writer')
        return assertSecondWriter(
          code,
          isSent,
          now,
          moments(),
          (live) => expectedOf(agreed, file, live, decisions).live,
        );
      if (expected.impossible.length > 0) {
        assert.deepEqual([code, isSent, now], [2, false, meaning(before)]);
        return count('impossible');
      }
      if (expected.conflicts.length > 0) {
        assert.deepEqual([code, isSent, now], [1, false, meaning(before)]);
        return count('conflict');
      }
      const changes = differing(meaning(before), expected.live);
      assert.deepEqual([code, isSent], [0, changes.length > 0], `changes: ${changes.join()}`);
      assert.deepEqual(now, expected.live);
      if (out.includes('is already what the file says'))
        for (const name of NAMES.filter((it) => it in file)) assert.equal(meaning(file)[name], now[name], name);
      const settled = Object.keys(decisions).filter((name) =>
        expectedOf(agreed, file, before).conflicts.includes(name),
      );
      if (kind !== 'edited meanwhile')
        for (const name of NAMES)
          assert.equal(
            meaning(fileOf(client))[name],
            settled.includes(name) ? now[name] : meaning(file)[name],
            `${name} in the file`,
          );
      count(isSent ? 'pushed' : 'nothing');
      if (settled.length > 0) count('settled');
    });
  }

  /** With a second writer, live is as one of the orders leaves it; what was not pushed is the second writer's. */
  function assertSecondWriter(
    code: number,
    isSent: boolean,
    now: Meaning,
    moments: Meaning[],
    of: (live: Members) => Meaning,
  ): void {
    const asMembers = (side: Meaning): Members =>
      Object.fromEntries(NAMES.map((name) => [name, (JSON.parse(side[name]!) as unknown) ?? undefined]));
    const [start, moved = start] = moments as [Meaning, Meaning?];
    const theirs = differing(start, moved);
    const pushes = [of(asMembers(start)), of(asMembers(moved))];
    const over = Object.fromEntries(theirs.map((name) => [name, moved[name]!]));
    const late = pushes.map((planned) => ({ ...planned, ...over }));
    const possible = isSent ? [...pushes, ...late] : [start, moved];
    assert.ok(
      possible.some((side) => differing(side, now).length === 0),
      `live is none of ${JSON.stringify(possible)}`,
    );
    if (code === 0 && isSent) assert.ok([...pushes, ...late].some((side) => differing(side, now).length === 0));
  }

  /** A decision for each conflict. */
  function decisionsFor(client: Client): Readonly<Record<string, Decision>> {
    const { conflicts } = expectedOf(agreedOf(client), fileOf(client), liveOf(client));
    return Object.fromEntries(conflicts.map((name) => [name, random.pick<Decision>(['mine', 'theirs', 'both'])]));
  }
  const settleArgs = (decisions: Readonly<Record<string, Decision>>): string[] =>
    Object.entries(decisions).flatMap(([name, decision]) => ['--settle', `${name}=${decision}`]);

  async function pull(client: Client, yes: boolean): Promise<void> {
    const [before, live] = [textOf(client), meaning(liveOf(client))];
    await held(client, async (kind) => {
      const { code, out } = await command(['pull', client.file, ...(yes ? ['--yes'] : [])]);
      if (kind === 'edited meanwhile') return;
      if (code === 1) {
        assert.ok(!yes, '--yes keeps nothing');
        assert.equal(textOf(client), before, 'what is kept is not touched');
        return count('kept');
      }
      assert.equal(code, 0);
      const now = kind === 'second writer' ? [live, meaning(liveOf(client))] : [live];
      assert.ok(
        now.some((side) => differing(side, meaning(fileOf(client))).length === 0),
        'the file says what is live',
      );
      if (out.includes('already says what is live')) assert.equal(textOf(client), before);
      if (!yes) assertNothingOwnLost(client, membersOf(before), agreedBeforePull);
    });
  }
  let agreedBeforePull: Agreement | undefined;
  /** Without --yes, a pull takes nothing back that the file says of its own. */
  function assertNothingOwnLost(client: Client, file: Members, agreed: Agreement | undefined): void {
    const [own, now] = [meaning(file), meaning(fileOf(client))];
    for (const name of NAMES.filter((it) => own[it] !== now[it])) {
      const said = `${client.file}: ${name} was taken back without a question`;
      if (!agreed) {
        assert.ok(!(name in file), said);
        continue;
      }
      // Set or removed since the last agreement: the file's own.
      const before = name in agreed.file || !(name in file) ? agreed.file : agreed.live;
      if (name in file || name in agreed.file) assert.equal(own[name], meaning(before)[name], said);
    }
  }

  async function plan(client: Client): Promise<void> {
    const { code, out } = await command(['plan', client.file]);
    const expected = expectedOf(agreedOf(client), fileOf(client), liveOf(client));
    const changes = differing(meaning(liveOf(client)), expected.live).length;
    assert.equal(code, changes + expected.conflicts.length > 0 ? 1 : 0);
    assert.equal(out.includes('Nothing to do'), code === 0);
    if (!agreedOf(client) && changes > 0)
      assert.match(out, /No record was found of what this file and the client last agreed on/);
    for (const name of expected.conflicts) assert.match(out, new RegExp(`${name} to be settled`));
  }

  async function saved(client: Client): Promise<void> {
    const decisions = decisionsFor(client);
    const expected = expectedOf(agreedOf(client), fileOf(client), liveOf(client), decisions);
    const planned = await command(['plan', client.file, '--out', 'plan.json', ...settleArgs(decisions)]);
    if (planned.code === 2) {
      assert.ok(expected.impossible.length > 0);
      return;
    }
    const changed = random.pick(['', '', '', 'file', 'live', 'folder']);
    const [live, text] = [meaning(liveOf(client)), textOf(client)];
    if (changed === 'file') edit(client);
    if (changed === 'live') colleague(client);
    if (changed === 'folder') move();
    const [moved, edited] = [differing(live, meaning(liveOf(client))).length > 0, textOf(client) !== text];
    const [before, sent] = [meaning(liveOf(client)), updates()];
    const { code } = await command(['push', '--plan', 'plan.json']);
    const isDue = differing(live, expected.live).length > 0;
    if (expected.conflicts.length > 0 || edited || (moved && isDue)) {
      // A plan whose changes are live by now has nothing to send, and says so.
      if (code !== 0) {
        assert.deepEqual([updates(), meaning(liveOf(client))], [sent, before]);
        return count('refused plan');
      }
      assert.equal(updates(), sent);
    } else if (!moved) {
      assert.deepEqual([code, updates() - sent], [0, isDue ? 1 : 0]);
      assert.deepEqual(meaning(liveOf(client)), expected.live);
      count('applied');
    }
    note(client, fileOf(client));
    for (const one of clients) assertBase(one);
  }

  async function promote(): Promise<void> {
    const [from, to] = random.chance(0.5) ? [clients[0]!, clients[1]!] : [clients[1]!, clients[0]!];
    const kept = new Set(['CallbackURLs', 'LogoutURLs']);
    const [source, target] = [fileOf(from), fileOf(to)];
    const [agreed, live, text, sent] = [agreedOf(to), liveOf(to), textOf(to), updates()];
    // What the target keeps is its own. What the source does not say goes back to its default, where that can be written.
    const promoted = { ...target } as Record<string, unknown>;
    for (const name of NAMES.filter((it) => !kept.has(it))) {
      if (name in source) promoted[name] = source[name];
      else if (meaning(target)[name] !== meaning({})[name]) {
        if (name === 'ReadAttributes') delete promoted[name];
        else promoted[name] = SETTINGS[name]!.byDefault;
      }
    }
    const rest = others(live);
    const { code } = await command(['promote', from.file, to.file, '--yes']);
    const expected = expectedOf(agreed, promoted, live);
    if (expected.conflicts.length > 0) {
      assert.deepEqual([code, updates(), meaning(liveOf(to)), textOf(to)], [1, sent, meaning(live), text]);
      return count('conflict');
    }
    assert.equal(code, 0);
    assert.deepEqual(meaning(liveOf(to)), expected.live);
    assert.equal(others(liveOf(to)), rest);
    assert.equal(marksIn(textOf(to)), marksIn(text), 'comments of the target stay');
    assert.deepEqual(meaning(fileOf(to)), meaning(promoted));
    note(to, fileOf(to));
    assertBase(to);
    count('promoted');
  }

  async function create(number: number): Promise<void> {
    const name = `new${number}.cognito-client.json`;
    const settings = {
      ClientName: `new-${number}`,
      AuthSessionValidity: random.pick([4, 6]),
      LogoutURLs: ['https://a.example/'],
    };
    writeFileSync(
      join(folder, name),
      `{\n  // mark new\n${JSON.stringify({ UserPoolId: at.poolId, ...settings }, null, 2).slice(2)}\n`,
    );
    const { code } = await command(['create', name, '--yes', '--no-secret']);
    assert.equal(code, 0);
    const text = readFileSync(join(folder, name), 'utf8');
    const id = (JSON.parse(text.replace(/^.*mark new.*$/m, '')) as Members)['ClientId'] as string;
    const client = { file: name, id };
    assert.ok(text.includes('// mark new'));
    assert.deepEqual(meaning(liveOf(client)), meaning(settings));
    note(client, membersOf(text));
    assertBase(client);
    const again = await command(['plan', name]);
    assert.equal(again.code, 0);
    rmSync(join(folder, name));
    count('created');
  }

  function move(): void {
    const next = join(root, `work${++moves}`);
    renameSync(folder, next);
    folder = next;
    log.push('    the folder was moved');
  }

  /** Plays a command in a process of its own, kills it at a request or when a file changes, and lets it be tried again. */
  async function killed(client: Client): Promise<void> {
    const decisions = decisionsFor(client);
    const expected = expectedOf(agreedOf(client), fileOf(client), liveOf(client), decisions);
    const isPull = random.chance(0.3);
    const args = isPull ? ['pull', client.file, '--yes'] : ['push', client.file, '--yes', ...settleArgs(decisions)];
    const [before, file, marked] = [meaning(liveOf(client)), fileOf(client), marksIn(textOf(client))];
    note(client, file);
    mkdirSync(join(root, 'state/cognito-client/bases'), { recursive: true });
    const child = cli.start([...args, '--endpoint', at.local.url], {
      cwd: folder,
      env: { ...CREDENTIALS, ...env, AWS_PROFILE: '' },
    });
    const kill = (): void => void child.kill('SIGKILL');
    let moment = random.below(6);
    const byFile = random.chance(0.5);
    const watchers = byFile
      ? [folder, join(root, 'state/cognito-client/bases')].map((it) => watch(it, () => moment-- <= 0 && kill()))
      : [];
    at.local.between(
      () => {
        note(client, file);
        if (!byFile && moment-- === 0) kill();
      },
      { times: Infinity },
    );
    await once(child, 'exit');
    watchers.forEach((it) => it.close());
    at.local.clearFaults();
    log.push(`  $ (killed) ${args.join(' ')} → ${child.exitCode ?? child.signalCode}`);
    if (child.signalCode !== null) count('killed');
    const now = meaning(liveOf(client));
    const wanted = isPull || expected.impossible.length + expected.conflicts.length > 0 ? before : expected.live;
    assert.ok(
      [before, wanted].some((side) => differing(side, now).length === 0),
      'an update is whole or not at all',
    );
    assert.equal(marksIn(textOf(client)), marked, 'the file is whole');
    const own = meaning(fileOf(client));
    for (const name of NAMES)
      assert.ok(
        [meaning(file)[name], before[name], wanted[name]].includes(own[name]),
        `${name} is of one of the sides`,
      );
    note(client, fileOf(client));
    assertBase(client);
    assertNoSecret();
    // The same once more ends as it would have ended.
    const again = await command(args);
    assert.doesNotMatch(again.err, /under way on this machine/, 'a process that is gone holds no lock');
    if (expected.impossible.length + expected.conflicts.length > 0 && !isPull) return;
    assert.equal(again.code, 0);
    assert.deepEqual(meaning(liveOf(client)), wanted);
    note(client, fileOf(client));
    assertBase(client);
  }

  for (const client of clients)
    await command(['pull', '--pool', at.poolId, '--client', client.id, '--out', client.file]);
  for (const client of clients) note(client, fileOf(client));

  const doing: Readonly<Record<Step, (client: Client, number: number) => Promise<void> | void>> = {
    edit: (client) => edit(client),
    colleague: (client) => colleague(client),
    dispute,
    plan,
    saved,
    promote,
    move,
    killed,
    create: (_, number) => create(number),
    pull: (client) => {
      agreedBeforePull = agreedOf(client);
      return pull(client, false);
    },
    'pull --yes': (client) => pull(client, true),
    push: (client) => {
      if (random.chance(0.5)) edit(client);
      return push(client, ['push', client.file, '--yes']);
    },
    settle: (client) => {
      if (random.chance(0.7)) dispute(client);
      const decisions = decisionsFor(client);
      return push(client, ['push', client.file, '--yes', ...settleArgs(decisions)], decisions);
    },
  };
  return {
    log,
    async step(number: number): Promise<void> {
      const isLast = number === STEPS - 1 && seed % KILLED === 0;
      const step = isLast ? 'killed' : random.pick(STEPS_BY_WEIGHT);
      const client = random.pick(clients);
      log.push(`  ${step} ${client.file}`);
      const had = new Map(clients.map((one) => [one.file, marksIn(textOf(one))]));
      await doing[step](client, number);
      for (const one of clients)
        for (const mark of (had.get(one.file) ?? '').split(',').filter(Boolean))
          assert.ok(textOf(one).includes(`${mark}\n`), `${mark} of ${one.file} is gone`);
      count('steps');
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}
