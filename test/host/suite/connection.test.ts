import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { DEMO, startLocalCognito, type LocalCognito } from '../../../local-cognito/src';
import { makeCertificate, startProxy, tlsServer, TLS_HOST, type Listening } from '../../client/aws/loopback';
import { signedIn, startSignInService, type SignInService } from '../../client/aws/sign-in-service';
import { watchStatusItems } from './status-items';
import { watchTree } from './tree-provider';
import {
  cancelProgress,
  freshName,
  ids,
  openFile,
  requestsOf,
  setEndpoint,
  setText,
  until,
  useLocalCognito,
  watchWindow,
} from './support';

const run = (command: string, argument?: unknown): Thenable<{ outcome: string; profile?: string; message?: string }> =>
  vscode.commands.executeCommand(`cognitoClient.${command}`, argument);
const KEYS = 'aws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake-secret-DO-NOT-LEAK-key\n';

/** Watched from before the extension starts, which is when the first file opens. */
const items = watchStatusItems();
const tree = watchTree();
const statusText = (): string => items.bar('cognitoClient.target')?.text ?? '';
const liveText = (): string => items.language('cognitoClient.liveValues')?.text ?? '';
const languageStatus = (text: RegExp): Promise<unknown> => until(String(text), () => text.test(liveText()));
const liveValues = (mode: string | undefined, target = vscode.ConfigurationTarget.Workspace): Thenable<void> =>
  vscode.workspace.getConfiguration('cognitoClient').update('liveValues', mode, target);
const status = (text: string): Promise<unknown> =>
  until(`the status bar to say "${text}" (it says "${statusText()}")`, () => statusText() === `$(cloud) ${text}`);

/** Gives the tests of the surrounding describe() shared AWS files of their own; what is written is there as a whole. */
function useSharedFiles(): { write(config: string): void } {
  let before: NodeJS.ProcessEnv;
  let home: string;
  beforeEach(() => {
    before = { ...process.env };
    home = mkdtempSync(path.join(tmpdir(), 'cognito-home-'));
    Object.assign(process.env, { HOME: home, AWS_CONFIG_FILE: path.join(home, '.aws/config') });
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) delete process.env[name];
  });
  afterEach(async () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('profile', undefined, vscode.ConfigurationTarget.Workspace);
    rmSync(home, { recursive: true, force: true });
  });
  return {
    write(config) {
      const file = path.join(home, '.aws/config');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, config);
      renameSync(`${file}.new`, file);
    },
  };
}

/** Answers the extension's messages that match with the button of that name; resolves to the message. */
function answering(severity: 'Error' | 'Information' | 'Warning', text: RegExp, button: string): Promise<string> {
  const name = `show${severity}Message` as const;
  const window = vscode.window as unknown as Record<string, unknown>;
  const original = window[name] as (message: string, ...buttons: string[]) => Thenable<string | undefined>;
  return new Promise((resolve) => {
    window[name] = (message: string, ...buttons: string[]) => {
      if (!text.test(message)) return original.call(vscode.window, message, ...buttons);
      window[name] = original;
      resolve(message);
      return Promise.resolve(buttons.find((candidate) => candidate === button));
    };
  });
}

describe('the profile of a file', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const files = useSharedFiles();
  const config = `[profile good]\nregion = eu-west-1\n${KEYS}[profile broken]\ncredential_process = echo rubbish\n`;

  it('is shown in the status bar, with account and pool once a command learnt them', async () => {
    files.write(`[default]\n${KEYS}`);
    const document = await openFile(freshName(), ids);
    await status(`default credentials · us-east-1 · ${DEMO.poolId}`);
    const pulling = run('pull', document.uri);
    await screen.pickers.choose(/differs/, /Take what is live/);
    assert.equal((await pulling).outcome, 'updated');
    await status('default credentials · 123456789012 · us-east-1 · shop');
    await setText(document, document.getText().replace(DEMO.poolId, 'eu-west-1_Other'));
    await status('default credentials · eu-west-1 · eu-west-1_Other');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is told letter by letter, whatever it is called', async () => {
    files.write(`[profile [x](command:y)]\n${KEYS}`);
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('profile', '[x](command:y)', vscode.ConfigurationTarget.Workspace);
    await openFile(freshName(), ids);
    // The workbench would make a link of `](` in a label: the blank keeps it text.
    await status(`[x] (command:y) · us-east-1 · ${DEMO.poolId}`);
    const { value, isTrusted, supportHtml } = items.bar('cognitoClient.target')?.tooltip as vscode.MarkdownString;
    assert.ok(value.includes('\\[x\\]\\(command\\:y\\)') && !value.includes('[x](command:y)'), value);
    assert.ok(!isTrusted && !supportHtml);
  });

  it('is chosen for one file alone, and for its folder', async () => {
    files.write(config);
    const document = await openFile(freshName(), ids);
    const choosing = run('chooseProfile', document.uri);
    const labels = await screen.pickers.choose(/^AWS profile$/, /broken/);
    assert.deepEqual(labels, ['$(circle-slash) Default credentials', '$(account) good', '$(account) broken']);
    await screen.pickers.choose(/^Use broken for/, /Only mine-/);
    assert.deepEqual(await choosing, { outcome: 'chosen', profile: 'broken' });
    await status(`broken · us-east-1 · ${DEMO.poolId}`);
    assert.match(
      (await run('pull', document.uri)).message ?? '',
      /credential_process of profile "broken" printed something that is no JSON/,
    );
    assert.equal(local.it.requests.length, 0);

    const other = await openFile(freshName(), ids);
    await status(`default credentials · us-east-1 · ${DEMO.poolId}`);
    const again = run('chooseProfile', other.uri);
    await screen.pickers.choose(/^AWS profile$/, /good/);
    await screen.pickers.choose(/^Use good for/, /All of/);
    await again;
    assert.equal(vscode.workspace.getConfiguration('cognitoClient', other.uri).get('profile'), 'good');
    await status(`good · us-east-1 · ${DEMO.poolId}`);
    const pulling = run('pull', other.uri);
    await screen.pickers.choose(/differs/, /Keep my file/);
    await pulling;
    assert.ok(requestsOf(local.it, 'DescribeUserPoolClient').length > 0);
  });

  it('counts for live values, too', async () => {
    files.write(config);
    const document = await openFile(freshName(), {
      ...ids,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'reports/exprot'],
    });
    const choosing = run('chooseProfile', document.uri);
    await screen.pickers.choose(/^AWS profile$/, /good/);
    await screen.pickers.choose(/^Use good for/, /Only mine-/);
    await choosing;
    await liveValues('afterFirstUse');
    try {
      const comparing = await run('compare', document.uri);
      assert.equal(comparing.outcome, 'different');
      // The default credentials are none here: only the file's own profile can have asked.
      await until('the unknown scope', () =>
        vscode.languages
          .getDiagnostics(document.uri)
          .some(({ code }) => (typeof code === 'object' ? code.value : code) === 'scope-unknown-custom'),
      );
      assert.equal(requestsOf(local.it, 'ListResourceServers').length, 1);
    } finally {
      await liveValues('off');
    }
  });
});

describe('a file whose account cannot be learnt', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const files = useSharedFiles();

  it('is asked about with another profile than last time, and not with the same one', async () => {
    files.write(`[default]\n${KEYS}[profile other]\n${KEYS}`);
    const document = await openFile(freshName(), ids);
    const first = run('pull', document.uri);
    await screen.pickers.choose(/differs/, /Take what is live/);
    await first;
    local.it.inject({ kind: 'access-denied', operation: 'DescribeUserPool' });
    assert.equal((await run('pull', document.uri)).outcome, 'unchanged');
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('profile', 'other', vscode.ConfigurationTarget.Workspace);
    const asked = run('pull', document.uri);
    const labels = await screen.pickers.choose(
      /cannot be told whether this is the AWS account of last time/,
      /Do not pull/,
    );
    assert.ok(
      labels.some((label) => /account not known.*profile other/.test(label)),
      labels.join('\n'),
    );
    assert.equal((await asked).outcome, 'cancelled');
  });
});

describe('a file that goes to another account than last time', () => {
  useLocalCognito();
  const screen = watchWindow();
  let other: LocalCognito;
  beforeEach(async () => {
    other = await startLocalCognito({ seed: 'demo', account: '999988887777' });
  });
  afterEach(() => other.stop());

  for (const [command, question, refuse] of [
    ['pull', /another AWS account than last time/, /Do not pull/],
    ['push', /another AWS account than last time/, /Do not push/],
  ] as const) {
    it(`is not ${command}ed without a question whose safe answer comes first`, async () => {
      const document = await openFile(freshName(), ids);
      const first = run('pull', document.uri);
      await screen.pickers.choose(/differs/, /Take what is live/);
      await first;
      await setText(document, document.getText().replace('"AuthSessionValidity": 5', '"AuthSessionValidity": 9'));
      await document.save();
      await setEndpoint(other.url);
      const asked = run(command, document.uri);
      const labels = await screen.pickers.choose(question, refuse);
      assert.match(labels[0] ?? '', refuse);
      assert.ok(
        labels.some((label) => /account 123456789012 · shop/.test(label)) &&
          labels.some((label) => /account 999988887777 · shop/.test(label)),
        labels.join('\n'),
      );
      assert.equal((await asked).outcome, 'cancelled');
      assert.deepEqual(requestsOf(other, 'UpdateUserPoolClient'), []);
      const going = run(command, document.uri);
      await screen.pickers.choose(question, /account 999988887777/);
      await screen.pickers.choose(
        command === 'pull' ? /differs/ : /Push to shop-web/,
        command === 'pull' ? /Take what is live/ : /Push 1 change/,
      );
      assert.equal((await going).outcome, command === 'pull' ? 'updated' : 'pushed');
      const repeated = run('pull', document.uri);
      assert.equal((await repeated).outcome, 'unchanged', 'it is not asked again');
    });
  }
});

describe('signing in', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const files = useSharedFiles();
  let service: SignInService;
  beforeEach(async () => {
    service = await startSignInService();
  });
  afterEach(() => service.stop());
  const SSO = [
    '[profile me]',
    'sso_session = company',
    'sso_account_id = 111122223333',
    'sso_role_name = Editor',
    '[sso-session company]',
    'sso_start_url = https://company.example.com/start',
    'sso_region = us-east-1',
    '',
  ].join('\n');

  it('runs the AWS CLI in a terminal when an SSO session has expired, and then tries again', async () => {
    files.write(SSO);
    const folder = path.join(process.env['HOME'] ?? '', 'bin');
    mkdirSync(folder);
    // What it was told, and the end of a successful sign-in.
    writeFileSync(path.join(folder, 'aws'), `#!/bin/sh\necho "$@" > '${folder}/said'\n`);
    chmodSync(path.join(folder, 'aws'), 0o755);
    process.env['PATH'] = `${folder}${path.delimiter}${process.env['PATH']}`;
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('profile', 'me', vscode.ConfigurationTarget.Workspace);
    const document = await openFile(freshName(), ids);
    const shown = answering('Error', /sign-in of profile "me"/, 'Sign In');
    const done = answering('Information', /Signed in with profile "me"/, 'Try Again');
    assert.equal((await run('pull', document.uri)).outcome, 'failed');
    assert.match(await shown, /aws sso login --profile me/);
    signedIn('company');
    await done;
    assert.equal(readFileSync(path.join(folder, 'said'), 'utf8'), 'sso login --profile me\n');
    await screen.pickers.choose(/differs/, /Take what is live/);
    await until('the pull', () => document.getText().includes('shop-web'));
    assert.deepEqual(
      service.asked.map(({ operation }) => operation),
      ['GetRoleCredentials'],
    );
  });

  it('says what to do where there is no AWS CLI', async () => {
    files.write(SSO);
    process.env['PATH'] = '';
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('profile', 'me', vscode.ConfigurationTarget.Workspace);
    const document = await openFile(freshName(), ids);
    const shown = answering('Error', /sign-in of profile "me"/, 'Sign In');
    const advice = answering('Warning', /The AWS CLI was not found/, 'nothing');
    await run('pull', document.uri);
    await shown;
    assert.match(await advice, /aws sso login --profile me/);
  });

  it('asks for an MFA code once, and sends nothing when the question is turned away', async () => {
    files.write(
      [
        '[profile base]',
        `${KEYS}[profile me]`,
        `role_arn = arn:aws:iam::444455556666:role/${path.basename(process.env['HOME'] ?? '')}`,
        'source_profile = base',
        'mfa_serial = arn:aws:iam::111122223333:mfa/jo',
        '',
      ].join('\n'),
    );
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('profile', 'me', vscode.ConfigurationTarget.Workspace);
    const document = await openFile(freshName(), ids);
    const window = vscode.window as { showInputBox: unknown };
    const original = window.showInputBox;
    const asked: (string | undefined)[] = [];
    let typed: string | undefined;
    window.showInputBox = (options: vscode.InputBoxOptions) => {
      asked.push(options.prompt);
      return Promise.resolve(typed);
    };
    try {
      assert.equal((await run('pull', document.uri)).outcome, 'cancelled');
      assert.deepEqual([service.asked, local.it.requests.length], [[], 0]);
      typed = '123456';
      asked.length = 0;
      const pulling = run('pull', document.uri);
      await screen.pickers.choose(/differs/, /Take what is live/);
      assert.equal((await pulling).outcome, 'updated');
      assert.equal((await run('pull', document.uri)).outcome, 'unchanged');
      assert.deepEqual(asked, ['The six digits that arn:aws:iam::111122223333:mfa/jo shows now']);
      assert.deepEqual(
        service.asked.map(({ parameters }) => parameters.get('TokenCode')),
        ['123456'],
      );
    } finally {
      window.showInputBox = original;
    }
  });
});

describe('a look that nobody asked for', () => {
  const local = useLocalCognito();
  const files = useSharedFiles();
  let service: SignInService;
  beforeEach(async () => {
    service = await startSignInService();
  });
  afterEach(async () => {
    await liveValues('off');
    await service.stop();
  });

  it('never opens a question for an MFA code, a sign-in or a message; it says so in the language status', async () => {
    files.write(
      [
        '[profile base]',
        `${KEYS}[profile me]`,
        'role_arn = arn:aws:iam::444455556666:role/background',
        'source_profile = base',
        'mfa_serial = arn:aws:iam::111122223333:mfa/jo',
        '',
      ].join('\n'),
    );
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('profile', 'me', vscode.ConfigurationTarget.Workspace);
    const asked: unknown[] = [];
    const window = vscode.window as unknown as Record<string, unknown>;
    const originals = [
      'showInputBox',
      'showErrorMessage',
      'showWarningMessage',
      'showInformationMessage',
      'createTerminal',
    ].map((name) => [name, window[name]] as const);
    for (const [name] of originals)
      window[name] = (what: unknown) => {
        asked.push([name, what]);
        return Promise.resolve(undefined);
      };
    try {
      await liveValues('always');
      const document = await openFile(freshName(), ids);
      await languageStatus(/could not be read$/);
      assert.deepEqual([asked, service.asked, local.it.requests], [[], [], []]);
      assert.equal((await run('pull', document.uri)).outcome, 'cancelled');
      assert.deepEqual(
        asked.map((request) => (request as string[])[0]),
        ['showInputBox'],
        'a command asks',
      );
    } finally {
      Object.assign(window, Object.fromEntries(originals));
    }
  });
});

describe('live values whose credentials are renewed', () => {
  useLocalCognito();
  const files = useSharedFiles();
  afterEach(() => liveValues('off'));

  for (const [what, hasFolder] of [
    ['in a folder that is there', true],
    ['in a folder that was not there', false],
  ] as const) {
    it(`${what} are read again by themselves`, async () => {
      if (hasFolder) files.write('');
      await liveValues('always');
      await openFile(freshName(), ids);
      await languageStatus(/could not be read$/);
      // The editor begins to watch at a moment that nothing tells: again, but not so often that it waits for the file to come to rest.
      await until('the values', () => {
        files.write(`[default]\n${KEYS}`);
        return until('these', () => /^Live values as of /.test(liveText()), 3_000).catch(() => false);
      });
    });
  }
});

describe('the proxy that VS Code is set to', () => {
  const files = useSharedFiles();
  const running: Listening[] = [];
  const http = (name: string, value: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration('http').update(name, value, vscode.ConfigurationTarget.Global);
  afterEach(async () => {
    await http('proxy', undefined);
    await http('proxySupport', undefined);
    await setEndpoint(undefined, vscode.ConfigurationTarget.Global);
    await Promise.all(running.splice(0).map((service) => service.stop()));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is tried by live values as soon as it changes', async () => {
    const certificate = await makeCertificate();
    const cognito = await tlsServer(certificate);
    const [broken, proxy] = [await startProxy(cognito.port, 503), await startProxy(cognito.port)];
    running.push(cognito, broken, proxy);
    files.write(`[default]\n${KEYS}`);
    process.env['AWS_CA_BUNDLE'] = certificate.trust();
    await http('proxy', `http://127.0.0.1:${broken.port}`);
    await setEndpoint(`https://${TLS_HOST}`, vscode.ConfigurationTarget.Global);
    await liveValues('always', vscode.ConfigurationTarget.Global);
    await liveValues(undefined);
    try {
      await openFile(freshName(), ids);
      await languageStatus(/could not be read$/);
      await http('proxy', `http://127.0.0.1:${proxy.port}`);
      await languageStatus(/^Live values as of /);
    } finally {
      await liveValues('off');
      await liveValues(undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('ends a pull when it hangs: at once when that is cancelled, else soon, with what to look at', async () => {
    const proxy = await startProxy(0, 'hang');
    running.push(proxy);
    files.write(`[default]\n${KEYS}`);
    await http('proxy', `http://127.0.0.1:${proxy.port}`);
    await setEndpoint(`https://${TLS_HOST}`, vscode.ConfigurationTarget.Global);
    const document = await openFile(freshName(), ids);
    const before = document.getText();
    cancelProgress(/^Reading the app client/, () => proxy.asked.length > 0);
    assert.equal((await run('pull', document.uri)).outcome, 'cancelled');
    const { outcome, message } = await run('pull', document.uri);
    assert.equal(outcome, 'failed');
    assert.match(
      message ?? '',
      new RegExp(`^The proxy 127\\.0\\.0\\.1:${proxy.port} did not answer within 10 seconds\\. .*http\\.proxy`),
    );
    assert.equal(document.getText(), before);
  });

  // "override" is the default: VS Code puts an agent of its own in the place of ours.
  for (const support of ['override', 'on'] as const) {
    it(`leads to a service whose certificate AWS_CA_BUNDLE holds, and to no other, with http.proxySupport "${support}"`, async () => {
      const certificate = await makeCertificate();
      const cognito = await tlsServer(certificate);
      const proxy = await startProxy(cognito.port);
      running.push(cognito, proxy);
      files.write(`[default]\n${KEYS}`);
      await http('proxySupport', support);
      await http('proxy', `http://127.0.0.1:${proxy.port}`);
      await setEndpoint(`https://${TLS_HOST}`, vscode.ConfigurationTarget.Global);
      const document = await openFile(freshName(), ids);
      const refused = await run('compare', document.uri);
      assert.equal(refused.outcome, 'failed');
      assert.match(refused.message ?? '', /certificate.*AWS_CA_BUNDLE/);
      assert.ok(proxy.asked.length > 0, 'it went by the proxy');
      process.env['AWS_CA_BUNDLE'] = certificate.trust();
      assert.equal((await run('compare', document.uri)).outcome, 'different');
      assert.deepEqual([...new Set(proxy.asked.map(({ host }) => host))], [`${TLS_HOST}:443`]);
    });
  }
});

describe('requests that the settings of a workspace decide about', () => {
  const screen = watchWindow();
  const files = useSharedFiles();
  const running: Pick<Listening, 'stop'>[] = [];
  const http = vscode.workspace.getConfiguration('http');
  afterEach(async () => {
    await liveValues('off');
    await setEndpoint(undefined);
    await setEndpoint(undefined, vscode.ConfigurationTarget.Global);
    await http.update('proxy', undefined, vscode.ConfigurationTarget.Global);
    await Promise.all(running.splice(0).map((service) => service.stop()));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('wait until you allow them, in the background too; the answer counts for this host only', async () => {
    const certificate = await makeCertificate();
    const cognito = await tlsServer(certificate);
    const proxy = await startProxy(cognito.port);
    running.push(cognito, proxy);
    files.write(`[default]\n${KEYS}`);
    process.env['AWS_CA_BUNDLE'] = certificate.trust();
    await http.update('proxy', `http://127.0.0.1:${proxy.port}`, vscode.ConfigurationTarget.Global);
    const host = `${TLS_HOST}:${cognito.port}`;
    const question = new RegExp(`^Allow this workspace to send requests to ${host}\\?$`);
    await setEndpoint(`https://${host}`);
    await liveValues('always');

    const document = await openFile(freshName(), ids);
    await languageStatus(/wait until you allow the requests$/);
    const refused = run('compare', document.uri);
    await screen.pickers.enter(question);
    assert.equal((await refused).outcome, 'cancelled', 'Enter allows nothing');
    assert.equal(proxy.asked.length, 0, 'nothing was sent');

    const allowed = run('compare', document.uri);
    await screen.pickers.choose(question, /Allow cognito\.test/);
    assert.equal((await allowed).outcome, 'different');
    assert.equal((await screen.pickers.unasked(run('compare', document.uri))).outcome, 'different', 'it is remembered');
    await languageStatus(/^Live values as of /);

    await setEndpoint('https://other.test');
    await languageStatus(/wait until you allow the requests$/);
    const other = run('compare', document.uri);
    await screen.pickers.escape(/requests to other\.test\?$/);
    assert.equal((await other).outcome, 'cancelled');
    assert.deepEqual([...new Set(proxy.asked.map((asked) => asked.host))], [host]);
  });

  it('wait in the view, too: a node that you open sends nothing and says so, until you try again and allow it', async () => {
    const certificate = await makeCertificate();
    const list = { UserPoolClients: [{ ClientId: DEMO.mobileApp, ClientName: 'from-there', UserPoolId: DEMO.poolId }] };
    const cognito = await tlsServer(certificate, JSON.stringify(list));
    const proxy = await startProxy(cognito.port);
    const local = await startLocalCognito({ seed: 'demo' });
    running.push(cognito, proxy, local);
    files.write(`[default]\nregion = us-east-1\n${KEYS}`);
    process.env['AWS_CA_BUNDLE'] = certificate.trust();
    await http.update('proxy', `http://127.0.0.1:${proxy.port}`, vscode.ConfigurationTarget.Global);
    await setEndpoint(local.url);
    await openFile(freshName(), ids);
    await screen.pickers.unasked(run('loadClients'));
    const region = await tree.below(await tree.below(undefined, 'profile'), 'region');
    const pool = await tree.below(region, 'pool');

    await setEndpoint(`https://${TLS_HOST}`);
    const [failure, ...others] = await tree.children(pool);
    assert.ok(failure?.kind === 'failure' && others.length === 0, JSON.stringify([failure, others]));
    const { label, description, command } = await tree.item(failure);
    assert.equal(label, 'Try again');
    assert.match(
      String(description),
      /^Nothing was sent to cognito\.test\. Settings of this workspace choose where requests go, and you have not allowed that\./,
    );
    assert.equal(command?.command, 'cognitoClient.tree.more');
    const question = /^Allow this workspace to send requests to cognito\.test\?$/;
    const refused = run('tree.more', failure);
    await screen.pickers.enter(question);
    await refused;
    assert.deepEqual(proxy.asked, [], 'nothing was sent');
    assert.deepEqual(requestsOf(local, 'ListUserPoolClients'), [], 'nor to where the requests went before');

    const allowed = run('tree.more', failure);
    await screen.pickers.choose(question, /Allow cognito\.test/);
    await allowed;
    const [client] = await tree.children(pool);
    assert.ok(client?.kind === 'client' && client.name === 'from-there', JSON.stringify(client));
    assert.deepEqual([...new Set(proxy.asked.map(({ host }) => host))], [`${TLS_HOST}:443`]);
  });

  it('are asked about for a profile, and for requests without a command, at a host of your own', async () => {
    const certificate = await makeCertificate();
    const cognito = await tlsServer(certificate);
    const proxy = await startProxy(cognito.port);
    running.push(cognito, proxy);
    files.write(`[default]\n${KEYS}[profile me]\n${KEYS}`);
    process.env['AWS_CA_BUNDLE'] = certificate.trust();
    await http.update('proxy', `http://127.0.0.1:${proxy.port}`, vscode.ConfigurationTarget.Global);
    await setEndpoint(`https://${TLS_HOST}`, vscode.ConfigurationTarget.Global);
    await liveValues('always');
    const document = await openFile(freshName(), ids);
    await languageStatus(/wait until you allow the requests$/);
    assert.equal(proxy.asked.length, 0, 'nothing was sent');

    const allowed = run('compare', document.uri);
    await screen.pickers.choose(/requests to cognito\.test\?$/, /Allow cognito\.test/);
    assert.equal((await allowed).outcome, 'different');
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('profile', 'me', vscode.ConfigurationTarget.Workspace);
    const before = proxy.asked.length;
    const refused = run('compare', document.uri);
    await screen.pickers.enter(/requests to cognito\.test\?$/);
    assert.equal((await refused).outcome, 'cancelled');
    assert.equal(proxy.asked.length, before, 'nothing was sent with the profile');
  });
});
