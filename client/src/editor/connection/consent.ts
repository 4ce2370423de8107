import * as vscode from 'vscode';
import { isLoopbackHost } from '../../aws/connect/proxy';
import { ask } from '../ui/ask';
import { Cancelled } from '../ui/user-error';
import { readSettings, readWorkspaceChoices, type WorkspaceChoices } from './settings';

/** What the user lets the settings of a workspace decide about requests. Remembered for this user, by host and place. */
export interface Consent extends vscode.Disposable {
  /** Where requests for a file or the window would go that the user has not allowed. Undefined: nothing is missing. */
  missing(scope: vscode.Uri | undefined): string | undefined;
  /**
   * Asks for what is missing, before anything is sent.
   * @throws Cancelled when the user does not allow it
   */
  require(scope: vscode.Uri | undefined): Promise<void>;
  /** Makes a change of the settings that the user decides on. What was allowed before stays allowed with the new value. */
  keep(scope: vscode.Uri | undefined, change: () => Thenable<void>): Promise<void>;
  readonly onDidAllow: vscode.Event<void>;
}

/** Requests that a workspace decides about. */
interface Claim {
  readonly host: string;
  /** Why the user is asked: each setting that counts, in a sentence. */
  readonly reasons: readonly string[];
  /** Host, place and what is decided: the answer for one says nothing about another. */
  readonly key: string;
}

const KEY = 'allowedEndpoints';

/** Makes the consent of this user. @param state of the user, not of the workspace, which could bring an answer along */
export function createConsent(state: vscode.Memento): Consent {
  const allowed = new vscode.EventEmitter<void>();
  const all = (): readonly string[] => state.get(KEY, []);
  /** Commands on several files ask once. */
  const questions = new Map<string, Promise<void>>();
  const unallowed = (scope: vscode.Uri | undefined): Claim | undefined => {
    const claim = claimOf(scope);
    return claim && !all().includes(claim.key) ? claim : undefined;
  };
  async function allow(key: string): Promise<void> {
    await state.update(KEY, [...new Set([...all(), key])]);
    allowed.fire();
  }
  async function askFor({ host, reasons, key }: Claim): Promise<void> {
    const isAllowed = await ask(
      `Allow this workspace to send requests to ${host}?`,
      [
        { label: '$(close) Do not send anything', value: false },
        { label: `$(check) Allow ${host}`, value: true },
      ],
      [{ heading: 'Why you are asked', lines: reasons }],
    );
    if (!isAllowed) throw new Cancelled();
    await allow(key);
  }
  return {
    missing: (scope) => unallowed(scope)?.host,
    async require(scope) {
      const claim = unallowed(scope);
      if (!claim) return;
      const { key } = claim;
      const question = questions.get(key) ?? askFor(claim).finally(() => questions.delete(key));
      questions.set(key, question);
      await question;
    },
    async keep(scope, change) {
      const isAllowed = !unallowed(scope);
      await change();
      const claim = unallowed(scope);
      if (isAllowed && claim) await allow(claim.key);
    },
    onDidAllow: allowed.event,
    dispose: () => allowed.dispose(),
  };
}

/**
 * What a workspace decides about requests that leave this machine. An address that cannot be used, such as plain http to another host, is
 * left to the gateway: it refuses it, and nothing is sent.
 */
function claimOf(scope: vscode.Uri | undefined): Claim | undefined {
  const choices = readWorkspaceChoices(scope);
  const { endpoint } = readSettings(scope);
  const url = endpoint && URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const isUsable = !endpoint || url?.protocol === 'https:';
  if (!isUsable || (url && isLoopbackHost(url.hostname))) return undefined;
  const host = url?.host ?? 'AWS';
  const reasons = reasonsOf(choices, host);
  const key = JSON.stringify([url?.origin, choices.place, choices.profile, choices.background]);
  return reasons.length > 0 ? { host, reasons, key } : undefined;
}

const reasonsOf = ({ endpoint, profile, background }: WorkspaceChoices, host: string): readonly string[] => [
  ...(endpoint
    ? [
        `A setting of this workspace, cognitoClient.endpoint, names ${host} in place of the endpoint of AWS.`,
        'Each request holds your access key ID, your session token if there is one, and what you push.',
        'The secret access key is never sent.',
      ]
    : []),
  ...(profile
    ? [
        `A setting of this workspace, cognitoClient.profile, chooses your profile ${profile}.`,
        'Its credentials sign the requests. A program that it names as credential_process runs.',
      ]
    : []),
  ...(background
    ? [`A setting of this workspace, cognitoClient.${background}, sends requests without a command of yours.`]
    : []),
];
