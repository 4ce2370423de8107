import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { driftFormatNames } from '../../../client/src/cli/drift/formats';
import { DEMO } from '../../../local-cognito/src';
import { assertNoSecret } from '../sync/flow/stage';
import { POOL, WEB, withTerminal } from './terminal';

const WEB_FILE = 'clients/shop-web.cognito-client.json';
const fast = ['--rate', '500'];

const filesOfOneClient = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `many/${index}.cognito-client.json`,
      `{ "UserPoolId": "${POOL}", "ClientId": "${WEB}", "ClientName": "shop-web" }`,
    ]),
  );

describe('cognito-client drift', () => {
  const at = withTerminal();
  beforeEach(() => at.run('pull', ['--all', POOL, '--dir', 'clients', ...fast]));
  const drift = (...args: string[]) => at.run('drift', [...fast, ...args]);

  it('finds nothing where file and live mean the same, however it is written', async () => {
    at.change(WEB_FILE, '"AccessTokenValidity": 30', '"AccessTokenValidity": 1800');
    at.change(WEB_FILE, '"AccessToken": "minutes"', '"AccessToken": "seconds"');
    const { code, out, err } = await drift();
    assert.deepEqual([code, out, err], [0, '3 files: 3 without drift.\n', '']);
    assert.equal(
      at.local.requests.filter(
        ({ operation }) => operation !== 'DescribeUserPoolClient' && operation !== 'ListUserPoolClients',
      ).length,
      0,
    );
  });

  it('says what differs, and whose change it is', async () => {
    at.change(WEB_FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    at.edit({
      EnableTokenRevocation: false,
      CallbackURLs: [
        'https://shop.example.com/signed-in',
        'http://localhost:5173/signed-in',
        'https://new.example.com',
      ],
    });
    at.edit({ ClientName: 'mobile 2', EnablePropagateAdditionalUserContextData: false }, DEMO.mobileApp);
    const { code, out } = await drift();
    assert.equal(code, 1);
    assert.match(
      out,
      /^clients\/shop-mobile\S+\n {2}ClientName: file: shop-mobile · live: mobile 2 \(changed in Cognito\)\n\n/,
    );
    assert.match(
      out,
      /clients\/shop-web\S+\n {2}CallbackURLs: only live: https:\/\/new\.example\.com \(changed in Cognito\)\n {2}EnableTokenRevocation: file: true · live: false \(changed in Cognito\)\n {2}AuthSessionValidity: file: 7 · live: 5 \(changed in the file\)\n/,
    );
    assert.match(out, /3 files: 1 without drift, 2 with drift\.\n$/);
  });

  it('counts what is live and not in the file, unless only the mentioned is compared', async () => {
    at.write({ 'a.cognito-client.json': `{ "UserPoolId": "${POOL}", "ClientId": "${WEB}" }` });
    const { code, out } = await drift('a.cognito-client.json');
    assert.equal(code, 1);
    assert.match(out, /LogoutURLs: only live: http.* \(not in the file\)/);
    assert.doesNotMatch(out, /ClientName/, 'a name cannot be left out');
    assert.equal((await drift('a.cognito-client.json', '--mentioned')).code, 0);
  });

  it('reads nothing out of "__proto__": what is called so hides no drift', async () => {
    at.write({
      'a.cognito-client.json': `{ "UserPoolId": "${POOL}", "ClientId": "${WEB}", "AccessTokenValidity": 30,
  "TokenValidityUnits": { "__proto__": { "AccessToken": "minutes" } } }`,
      'b.cognito-client.json': `{ "__proto__": { "UserPoolId": "${POOL}", "ClientId": "${WEB}" } }`,
    });
    const { code, out } = await drift('a.cognito-client.json', '--mentioned');
    assert.equal(code, 1, out);
    assert.match(out, /AccessTokenValidity: file: 30 hours · live: 30 minutes/);
    const nameless = await drift('b.cognito-client.json');
    assert.equal(nameless.code, 2);
    assert.match(nameless.err, /does not say which app client it is/);
  });

  it('tells a client that is gone and a file that cannot be compared, and goes on', async () => {
    at.write({
      'clients/a.cognito-client.json': `{ "UserPoolId": "${POOL}",\n  "ClientId": "gone" }`,
      'clients/b.cognito-client.json': '{',
    });
    const { code, out, err } = await drift('clients', '--format', 'json');
    assert.equal(code, 2);
    assert.match(err, /^cognito-client: clients\/b\.cogn\S+ is no JSON object, or has a syntax error: .*\n$/);
    const { version, files } = JSON.parse(out) as {
      version: number;
      files: { file: string; state: string; message?: string; differences: unknown[] }[];
    };
    assert.equal(version, 1);
    assert.deepEqual(
      files.map(({ file, state }) => `${file.slice(8, 12)} ${state}`),
      ['a.co gone', 'b.co failed', 'nigh same', 'shop same', 'shop same'],
    );
    assert.match(files[0]?.message ?? '', /There is no app client gone/);
    const { out: github } = await drift('clients', '--format', 'github');
    assert.match(
      github,
      /^::error file=clients\/a\.cognito-client\.json,line=2,endLine=2,col=3,endColumn=21,title=drift::There is no app client gone/,
    );
  });

  for (const format of driftFormatNames)
    it(`ends with 1 as ${format} when the only fault is a client that is gone`, async () => {
      at.write({ 'gone/a.cognito-client.json': `{ "UserPoolId": "${POOL}", "ClientId": "gone" }` });
      const { code, out } = await drift('gone', '--format', format);
      assert.equal(code, 1);
      assert.match(out, /There is no app client gone/);
    });

  it('compares the later of two values of one name, as a push would send it', async () => {
    at.write({
      'a.cognito-client.json': `{ "UserPoolId": "${POOL}", "ClientId": "${WEB}", "AuthSessionValidity": 5, "AuthSessionValidity": 9 }`,
    });
    const { code, out } = await drift('a.cognito-client.json', '--mentioned');
    assert.equal(code, 1);
    assert.match(out, /AuthSessionValidity: file: 9 · live: 5/);
  });

  it('writes valid SARIF with the place of each difference', async () => {
    at.change(WEB_FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    const { out } = await drift('--format', 'sarif');
    const schema = JSON.parse(
      readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
    ) as object;
    const ajv = new Ajv({ strict: false, unicodeRegExp: false });
    addFormats(ajv);
    const sarif = JSON.parse(out) as {
      runs: [
        {
          tool: { driver: { rules: { id: string }[] } };
          results: {
            ruleId: string;
            ruleIndex: number;
            locations: [{ physicalLocation: { region: { startLine: number } } }];
          }[];
        },
      ];
    };
    assert.ok(ajv.validate(schema, sarif), JSON.stringify(ajv.errors));
    const [{ results, tool }] = sarif.runs;
    assert.deepEqual(
      tool.driver.rules.map(({ id }) => id),
      ['drift'],
    );
    assert.deepEqual(
      results.map(({ ruleId, ruleIndex, locations }) => [
        ruleId,
        ruleIndex,
        locations[0].physicalLocation.region.startLine,
      ]),
      [
        [
          'drift',
          0,
          at
            .read(WEB_FILE)
            .split('\n')
            .findIndex((line) => line.includes('AuthSessionValidity')) + 1,
        ],
      ],
    );
  });

  it('prints no secret and nothing that drives a terminal', async () => {
    at.edit({ ClientName: 'evil \u001B[2J\u202E' });
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { out, err } = await drift('--format', format);
      assertNoSecret(out, err);
      assert.doesNotMatch(out, /\u001B/);
    }
  });

  it('shows on a terminal how far it is, and takes that away again', async () => {
    const { err } = await at.run('drift', fast, { columns: 80 });
    assert.match(err, /\r\[=+>? *\] \d\/3 files, about \d+ s left/);
    assert.match(err, /\r\u001B\[K$/);
    assert.equal((await at.run('drift', fast)).err, '');
  });

  it('stops at Ctrl-C and says how far it came', async () => {
    const stop = new AbortController();
    at.local.between(() => stop.abort(), { operation: 'DescribeUserPoolClient' });
    const { code, err } = await at.run('drift', [], { interrupted: stop.signal });
    assert.equal(code, 130);
    assert.match(err, /interrupted\. \d of 3 files were compared\./);
  });
});

describe("cognito-client drift under the service's rate", () => {
  const RATE = 100;
  const FILES = 500;
  const at = withTerminal({ rate: RATE });
  const many = (): void => at.write(filesOfOneClient(FILES));

  it('compares 500 files without one refusal, and no second at the service holds more than the rate', async () => {
    many();
    const arrivals: number[] = [];
    at.local.between(() => void arrivals.push(performance.now()), { times: Infinity });
    const { code, out } = await at.run('drift', ['many', '--mentioned', '--rate', String(RATE)]);
    assert.deepEqual([code, out], [0, `${FILES} files: ${FILES} without drift.\n`]);
    assert.deepEqual([arrivals.length, at.local.requests.filter(({ status }) => status !== 200).length], [FILES, 0]);
    assert.ok(arrivals.every((_, index) => index < RATE || arrivals[index]! - arrivals[index - RATE]! >= 1000));
    console.log(
      `      ${FILES} files at ${RATE} a second: ${(((arrivals.at(-1)! - arrivals[0]!) / 1000 / (FILES - 1)) * RATE).toFixed(3)} of the ideal time`,
    );
  });
});

describe('cognito-client drift of a service that throttles', () => {
  const FILES = 60;
  const at = withTerminal();

  it('pauses each time, and loses no file', async () => {
    at.write(filesOfOneClient(FILES));
    const arrivals: number[] = [];
    at.local.between(
      () => {
        arrivals.push(performance.now());
        if (arrivals.length === 10 || arrivals.length === 40) at.local.inject({ kind: 'throttled', times: 1 });
      },
      { times: Infinity },
    );
    const { code, out } = await at.run('drift', ['many', '--mentioned', '--rate', '500']);
    const refusals = at.local.requests.filter(({ status }) => status === 400).length;
    assert.deepEqual([code, out, refusals], [0, `${FILES} files: ${FILES} without drift.\n`, 2]);
    assert.equal(arrivals.length, FILES + refusals, 'what was refused is asked again, once');
    const pauses = arrivals.filter((time, index) => index > 0 && time - arrivals[index - 1]! >= 500).length;
    assert.ok(pauses >= refusals, `${pauses}`);
  });
});
