// A window whose workspace is not trusted, with settings that would lead elsewhere and shared AWS files that would start a program.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { watchOutgoing } from '../suite/outgoing';
import { watchStatusItems } from '../suite/status-items';
import { folder, freshName, ids, openFile, setText, until } from '../suite/support';
import { DEMO, startLocalCognito, type LocalCognito } from '../../../local-cognito/src';

const SERVER = /^process \S*node\S* .*dist.server\.js --node-ipc/;
const outgoing = watchOutgoing();
const items = watchStatusItems();
const home = path.dirname(process.env['AWS_CONFIG_FILE'] ?? '');
const marker = path.join(home, 'started');
const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('cognitoClient');

type Argument = 'file' | object | undefined;

/** Commands that call Cognito, with what they are given; `file` is the open file. */
const LIVE: readonly (readonly [string, Argument])[] = [
  ['pull', 'file'],
  ['pull', target],
  ['pull', undefined],
  ['pullAnother', undefined],
  ['compare', 'file'],
  ['plan', 'file'],
  ['push', 'file'],
  ['planMany', undefined],
  ['promote', 'file'],
  ['create', 'file'],
  ['openLive', target],
  ['refreshLiveValues', undefined],
  ['loadClients', undefined],
  ['checkDrift', undefined],
  ['tree.addRegion', undefined],
];

function describeArgument(argument: Argument): string {
  if (argument === undefined) return '';
  return argument === 'file' ? ' of a file' : ' of a client';
}

describe('a workspace that is not trusted', () => {
  let local: LocalCognito;
  let document: vscode.TextDocument;
  before(async () => {
    local = await startLocalCognito({ seed: 'demo' });
    mkdirSync(home, { recursive: true });
    const profiles = ['[default]', '[profile planted]'].map(
      (header) => `${header}\ncredential_process = touch ${marker}\n`,
    );
    writeFileSync(process.env['AWS_CONFIG_FILE'] ?? '', profiles.join(''));
    const planted = {
      profile: 'planted',
      region: 'eu-west-1',
      endpoint: local.url,
      liveValues: 'off',
      codeLens: true,
      driftCheckMinutes: 7,
    };
    const settings = Object.entries(planted).map(([name, value]) => [`cognitoClient.${name}`, value]);
    writeFileSync(path.join(folder().fsPath, '.vscode/settings.json'), JSON.stringify(Object.fromEntries(settings)));
    await until('the settings to be read', () => configuration().get('driftCheckMinutes') === 7);
    // What the workspace says does not count; what the user says does, and must not be enough.
    await configuration().update('liveValues', 'always', vscode.ConfigurationTarget.Global);
    document = await openFile(freshName(), {
      ...ids,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'nobody/knows'],
      AuthSessionValidity: 99,
    });
  });
  after(() => local.stop());

  it('is one, and its settings for the connection do not count', () => {
    assert.equal(vscode.workspace.isTrusted, false);
    assert.deepEqual(
      ['profile', 'region', 'endpoint'].map((name) => configuration().get(name)),
      ['', '', ''],
    );
    assert.equal(configuration().get('liveValues'), 'always', "the user's own");
  });

  it('is edited as any other: findings, completion, hover, fixes', async () => {
    await until('a finding', () => vscode.languages.getDiagnostics(document.uri).length > 0);
    const at = (what: string): vscode.Position => document.positionAt(document.getText().indexOf(what) + what.length);
    const { items: offered } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at('"openid'),
    );
    assert.ok(
      offered.some(({ label }) => label === 'phone'),
      offered.map(({ label }) => String(label)).join(),
    );
    assert.ok(
      (await vscode.commands.executeCommand<unknown[]>('vscode.executeHoverProvider', document.uri, at('"AuthSession')))
        .length > 0,
    );
    await setText(document, document.getText().replace('99', '5'));
    const isError = ({ severity }: vscode.Diagnostic): boolean => severity === vscode.DiagnosticSeverity.Error;
    await until('the finding to go', () => !vscode.languages.getDiagnostics(document.uri).some(isError));
    await document.save();
  });

  it('says what it goes without', async () => {
    await until(
      'the status bar',
      () => items.bar('cognitoClient.target')?.text === `$(cloud) default credentials · us-east-1 · ${DEMO.poolId}`,
    );
    await until(
      'the language status',
      () => items.language('cognitoClient.liveValues')?.text === 'No live values: the workspace is not trusted',
    );
  });

  for (const [command, argument] of LIVE) {
    it(`refuses ${command}${describeArgument(argument)} and says why`, async () => {
      const { outcome, message } = await vscode.commands.executeCommand<{ outcome: string; message: string }>(
        `cognitoClient.${command}`,
        argument === 'file' ? document.uri : argument,
      );
      assert.deepEqual([outcome, message], ['failed', 'Amazon Cognito is only called from a trusted workspace.']);
    });
  }

  it('has asked nothing and started nothing but the language server', () => {
    assert.deepEqual(local.requests, []);
    assert.equal(existsSync(marker), false, 'no credential_process ran');
    assert.match(outgoing.seen.join('\n'), SERVER);
    assert.deepEqual(
      outgoing.seen.filter((line) => !SERVER.test(line)),
      [],
    );
  });
});
