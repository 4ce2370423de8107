import * as vscode from 'vscode';
import type { Consent } from './consent';
import { createCredentialWatcher } from './credential-watcher';
import { GatewayError, type ConnectionOptions, type NetworkOptions } from '../../aws/gateway';
import { askForText } from '../ui/input-box';
import type { Log } from '../ui/log';
import { readSettings } from './settings';

/** The profile that counts for a file, and what chose it. */
export interface ChosenProfile {
  /** Undefined: the SDK's default chain. */
  readonly name: string | undefined;
  readonly by: 'file' | 'setting' | 'environment' | 'default';
}

/** What a connection takes besides its file. */
export interface ConnectionOverrides {
  /** Called with the answer to come when the user is asked for an MFA code. Without it, as in background work, the user is never asked. */
  readonly onMfaPrompt?: (code: Promise<string>) => void;
  /** Instead of the profile that counts for the file. Given as undefined: the default credentials. */
  readonly profile?: string | undefined;
}

/** How this window connects to AWS. It calls nothing and loads nothing of the SDK. */
export interface Connections extends vscode.Disposable {
  profileOf(file: vscode.Uri | undefined): ChosenProfile;
  /** Remembers a profile for one file only, in this workspace's state; undefined takes that back. */
  chooseForFile(file: vscode.Uri, profile: string | undefined): Promise<void>;
  /**
   * What a gateway is opened with.
   * @throws GatewayError `bad-endpoint` for what the settings of a workspace decide and the user has not allowed
   */
  optionsFor(region: string, file: vscode.Uri | undefined, overrides?: ConnectionOverrides): ConnectionOptions;
  readonly onDidChange: vscode.Event<void>;
  /** Credentials were renewed, or VS Code uses another proxy: what failed may succeed now. Files are watched from the first optionsFor() on. */
  readonly onDidRenew: vscode.Event<void>;
}

const KEY = 'profiles';
/** VS Code's settings that networkSettings() reads. */
export const NETWORK_SETTINGS = ['http.proxy', 'http.proxySupport', 'http.noProxy', 'http.proxyStrictSSL'] as const;

/** Makes the connections of a window. @param state of the workspace: it holds names of profiles, by file, and nothing secret */
export function createConnections(state: vscode.Memento, log: Pick<Log, 'call'>, consent: Consent): Connections {
  const changed = new vscode.EventEmitter<void>();
  const renewed = new vscode.EventEmitter<void>();
  const credentials = createCredentialWatcher(() => renewed.fire());
  const settings = vscode.workspace.onDidChangeConfiguration((event) => {
    if (NETWORK_SETTINGS.some((setting) => event.affectsConfiguration(setting))) renewed.fire();
  });
  const cache = new Map<string, unknown>();
  const chosen = (): Readonly<Record<string, string>> => state.get(KEY, {});
  const profileOf = (file: vscode.Uri | undefined): ChosenProfile => {
    const own = file && chosen()[file.toString()];
    if (own) return { name: own, by: 'file' };
    const { profile } = readSettings(file);
    if (profile) return { name: profile, by: 'setting' };
    const fromEnvironment = process.env['AWS_PROFILE'];
    return { name: undefined, by: fromEnvironment ? 'environment' : 'default' };
  };
  return {
    profileOf,
    async chooseForFile(file, profile) {
      const { [file.toString()]: _, ...others } = chosen();
      await state.update(KEY, profile ? { ...others, [file.toString()]: profile } : others);
      changed.fire();
    },
    optionsFor(region, file, overrides = {}) {
      // Each gateway is opened with these options: what was not allowed is stopped here, whoever asks.
      const host = consent.missing(file);
      if (host !== undefined) throw new GatewayError('bad-endpoint', notAllowed(host));
      credentials.start();
      const name = 'profile' in overrides ? overrides.profile : profileOf(file).name;
      const { onMfaPrompt } = overrides;
      const { endpoint } = readSettings(file);
      return {
        region,
        onCall: log.call,
        mfaCredentials: cache,
        network: networkSettings(),
        ...(name && { profile: name }),
        ...(endpoint && { endpoint }),
        ...(onMfaPrompt && {
          mfaCode: (device: string) => {
            const code = askForCode(device, name);
            onMfaPrompt(code);
            return code;
          },
        }),
      };
    },
    onDidChange: changed.event,
    onDidRenew: renewed.event,
    dispose: () => vscode.Disposable.from(credentials, settings, changed, renewed).dispose(),
  };
}

const notAllowed = (host: string): string =>
  `Nothing was sent to ${host}. Settings of this workspace choose where requests go, and you have not allowed that. Run a Cognito command to be asked.`;

/** The proxy as VS Code has it. With `http.proxySupport` off, its setting is not for extensions; the proxy of the environment still counts. */
function networkSettings(): NetworkOptions {
  const http = vscode.workspace.getConfiguration('http');
  const proxy = http.get<string>('proxySupport') === 'off' ? undefined : http.get<string>('proxy')?.trim();
  const noProxy = http.get<string[]>('noProxy');
  return { ...(proxy && { proxy }), ...(noProxy && { noProxy }), proxyStrictSSL: http.get('proxyStrictSSL', true) };
}

/** Asks for an MFA code. @throws GatewayError `cancelled` when the user gives none */
async function askForCode(device: string, profile: string | undefined): Promise<string> {
  const code = await askForText({
    title: `MFA code${profile ? ` for profile ${profile}` : ''}`,
    prompt: `The six digits that ${device} shows now`,
    problemOf: (text) => (text === '' || /^\d{6}$/.test(text.trim()) ? undefined : 'A code has six digits.'),
  });
  if (!code || !/^\d{6}$/.test(code.trim())) throw new GatewayError('cancelled', 'Cancelled.');
  return code.trim();
}
