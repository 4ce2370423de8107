// Every surface of the product, with answers that somebody made up to drive it. The answers come over HTTP.
// FUZZ_CASES says how many services answer (200), FUZZ_SEED repeats a run: a failure prints the seed and the smallest case.
import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { isGatewayError, type CognitoGateway } from '../../../../client/src/aws/gateway';
import { openCognitoGateway } from '../../../../client/src/aws/cognito-gateway';
import { failureSentence } from '../../../../client/src/aws/failure-sentence';
import { forScreen, lineForScreen } from '../../../../client/src/cli/common/terminal-text';
import { listing } from '../../../../client/src/sync/listing';
import { readLive, type Live } from '../../../../client/src/sync/live';
import { formatNothingToPush, pushSummaryOf } from '../../../../client/src/sync/outcome';
import { readPoolContext } from '../../../../client/src/sync/pool-context';
import { runPush } from '../../../../client/src/sync/push-flow';
import type { Settings } from '../../../../client/src/sync/settings';
import { withEnvironment } from '../../aws/environment';
import { CREDENTIALS } from '../../sync/flow/stage';
import { run, type At } from '../terminal';
import { fileName, forTerminal, label, markdown, noSecret, plain, written } from './harmless';
import { answers, CLIENT, MOST_REQUESTS, POOL, startService, type Answers, type Service } from './service';
import { assertHarmless } from './surfaces';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127);
const CASES = Number(process.env['FUZZ_CASES'] ?? 200);
/** Processor time of one case, in milliseconds: most take some ten. */
const MOST_WORK = 20_000;
const never = new AbortController().signal;
const target = { userPoolId: POOL, clientId: CLIENT };

const OWN = 'own.cognito-client.json';
const ARGUMENTS: readonly (readonly [args: readonly string[], at?: At])[] = [
  [['plan', OWN, '--verbose']],
  [['plan', '--json', OWN]],
  [['plan', '--markdown', OWN]],
  [['plan', '--exact', '--out', 'plan.json', OWN]],
  [['push', OWN], { answers: ['n'] }],
  [['push', '--exact', '--yes', OWN]],
  [['drift', '.', '--verbose']],
  [['drift', '.', '--format', 'json']],
  [['drift', '.', '--format', 'sarif']],
  [['drift', '.', '--format', 'github']],
  [['explain', '--live', OWN]],
  [['explain', '--live', '--markdown', OWN]],
  [['pull', OWN], { answers: ['y'] }],
  [['pull', '--yes', OWN]],
  [['pull', '--pool', POOL, '--client', CLIENT]],
  [['pull', '--pool', POOL, '--client', CLIENT, '--out', '-']],
  [['pull', '--all', POOL, '--dir', 'all']],
  [['promote', OWN, 'other.cognito-client.json'], { answers: ['n'] }],
  [['create', 'new.cognito-client.json', '--from', OWN, '--name', 'new', '--no-secret'], { answers: ['y'] }],
  [['lint', '.']],
  [['lint', '.', '--format', 'json', '--all']],
  [['lint', '.', '--format', 'sarif']],
  [['lint', '.', '--format', 'github', '--all']],
];

/** What was thrown, which is a GatewayError, as people read it; undefined when nothing was. */
async function failureOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    const where = { region: 'us-east-1', settings: {}, subject: 'the app client' };
    const told = `${failureSentence(error, where)} ${JSON.stringify(error.details)}`;
    noSecret('an error', told);
    forTerminal('an error', told);
    label('an error', failureSentence(error, where));
    return error.kind;
  }
}

describe(`hostile answers (FUZZ_SEED=${SEED})`, function () {
  this.timeout(0);
  withEnvironment(CREDENTIALS);
  let [service, gateway] = [undefined as unknown as Service, undefined as unknown as CognitoGateway];
  let folder = '';
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cognito-client-hostile-'));
    service = await startService();
    gateway = openCognitoGateway({ region: 'us-east-1', endpoint: service.url });
  });
  afterEach(async () => {
    gateway.dispose();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const seen = { described: 0, refused: 0, lists: 0, pushes: 0, commands: 0, longest: 0 };

  async function read(it: Answers): Promise<Live | undefined> {
    service.answer(it);
    let live: Live | undefined;
    const failure = await failureOf(async () => (live = await readLive(gateway, target, never)));
    if (failure !== undefined) assert.equal(failure, 'invalid-answer');
    return live;
  }

  /** Lists of pools and clients, page by page. */
  async function lists(): Promise<void> {
    const pools = listing((next) => gateway.listUserPools(next, never));
    const clients = listing((next) => gateway.listUserPoolClients({ userPoolId: POOL, type: undefined }, next, never));
    for (const list of [pools, clients])
      await failureOf(async () => {
        for (let page = 0; list.hasMore && page < 5; page++) await list.more();
      });
    for (const { name, id } of pools.items) [name, id].forEach((text) => label('a user pool', text));
    for (const { name, clientId } of clients.items) [name, clientId].forEach((text) => label('an app client', text));
    seen.lists += pools.items.length + clients.items.length;
  }

  /** A push up to its decision, and what is said of what it came to. */
  async function push(local: Settings, base: Settings): Promise<void> {
    await failureOf(async () => {
      const result = await runPush({
        gateway,
        target,
        local,
        base: { file: base, live: base },
        mode: 'exact',
        decide: async ({ moved, plan }) => {
          moved.forEach((line) => label('what moved', line));
          return moved.length > 0 || plan.conflicts.length > 0 ? 'cancel' : 'push';
        },
        step: (_, work) => work(never, (message) => plain('progress', message)),
        pause: async () => undefined,
      });
      if (result.outcome === 'cancelled') return;
      const { message, ...lines } =
        result.outcome === 'sent'
          ? pushSummaryOf(result, () => 'It failed.')
          : { ...formatNothingToPush(result), changes: [] };
      seen.pushes++;
      const told = 'mismatches' in lines ? [message, ...lines.changes, ...lines.mismatches, ...lines.lost] : [message];
      for (const text of told) {
        forTerminal('the outcome', text);
        label('the outcome', text);
      }
    });
  }

  /** Runs a command in a folder of its own, and looks at its output and at every file that it left. */
  async function command([args, at]: (typeof ARGUMENTS)[number], file: string): Promise<void> {
    const inside = join(folder, 'a', 'b');
    rmSync(join(folder, 'a'), { recursive: true, force: true });
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(inside, OWN), file);
    writeFileSync(join(inside, 'other.cognito-client.json'), file.replace(CLIENT, '2other'));
    const words = args[0] === 'lint' ? args : [...args, '--endpoint', service.url];
    const { code, out, err, asked } = await run(words, {
      ...at,
      cwd: inside,
      env: { XDG_STATE_HOME: join(folder, 'a', 'state') },
      door: forScreen,
    });
    const what = `cognito-client ${args.join(' ')}`;
    assert.ok([0, 1, 2].includes(code), `${what} ends with ${code}`);
    assert.doesNotMatch(err, /This should not have happened/, what);
    assert.ok(service.asked() < MOST_REQUESTS, `${what} asks for ever`);
    for (const text of [out, err.replace(/\r[^\r]*?\u001B\[K/g, ''), ...asked.map(lineForScreen)]) written(what, text);
    if (args.includes('json') || args.includes('sarif') || args.includes('--json')) JSON.parse(out || '{}');
    if (args.includes('--markdown')) markdown(what, out.replaceAll('&#8203;', ''));
    assert.deepEqual(readdirSync(folder), ['a'], `${what} stays in its folder`);
    assert.ok(
      readdirSync(join(folder, 'a')).every((name) => ['b', 'state'].includes(name)),
      what,
    );
    for (const path of filesIn(join(folder, 'a'))) noSecret(`${what}: ${path}`, path + readFileSync(path, 'utf8'));
    for (const path of filesIn(inside))
      if (path.endsWith('.cognito-client.json')) fileName(what, path.slice(path.lastIndexOf('/') + 1));
    seen.commands++;
  }

  it(`drive nothing, tell no secret and end nothing: those of ${CASES} services`, async () => {
    await fc.assert(
      fc.asyncProperty(answers, answers, fc.nat(ARGUMENTS.length - 1), async (first, second, row) => {
        const before = process.cpuUsage();
        const earlier = await read(first);
        const live = await read(second);
        seen[live ? 'described' : 'refused']++;
        const pool = await readPoolContext(gateway, POOL, never);
        if (live) {
          const base = earlier?.settings ?? {};
          const mine = { CallbackURLs: ['https://mine.example.com/'] };
          // By turns, a file that is as hostile as what is live, and one of few words.
          if (row % 4 < 2) assertHarmless({ live, pool, local: base, base: { file: live.settings, live: base } });
          else assertHarmless({ live, pool, local: mine, base: { file: base, live: base } });
          await push(base, live.settings);
        }
        await lists();
        const plainFile = JSON.stringify({
          UserPoolId: POOL,
          ClientId: CLIENT,
          CallbackURLs: ['https://mine.example.com/'],
        });
        await command(ARGUMENTS[row]!, row % 2 === 0 && earlier ? earlier.textLike() : plainFile);
        assert.equal(({} as { polluted?: unknown }).polluted, undefined);
        const { user, system } = process.cpuUsage(before);
        seen.longest = Math.max(seen.longest, Math.round((user + system) / 1000));
        assert.ok(user + system < MOST_WORK * 1000, `${(user + system) / 1000} ms`);
      }),
      { seed: SEED, numRuns: CASES },
    );
    const { described, refused, ...more } = seen;
    console.log(
      `      ${service.answered()} answers over HTTP; ${described} clients, ${refused} refused; ${JSON.stringify(more)}`,
    );
    assert.ok(described > refused && seen.pushes > 0 && seen.lists > 0);
  });
});

/** Every file below a folder. Nothing may lead out of it. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = lstatSync(path);
    assert.ok(!found.isSymbolicLink(), path);
    return found.isDirectory() ? filesIn(path) : [path];
  });
}
