import * as vscode from 'vscode';
import type { Connections } from './connections';
import { ask, type QuestionOption } from '../ui/ask';
import type { Profile, ProfileKind } from '../../aws/profiles/profiles';
import { documentFor, readCommandArguments } from '../files/command-arguments';

interface ConnectionsNeeds {
  readonly connections: Connections;
}

/** What choosing a profile did, for callers of the command. */
export interface ChooseOutcome {
  readonly outcome: 'chosen';
  /** Undefined: the default credentials. */
  readonly profile: string | undefined;
}

const KIND_LABELS: Readonly<Record<ProfileKind, string>> = {
  sso: 'SSO',
  login: 'AWS sign-in',
  role: 'role',
  'web-identity': 'web identity',
  process: 'program',
  keys: 'access keys',
  none: 'settings only',
};

/** Cognito: Choose AWS Profile. Lists the profiles of the shared AWS files, and asks what the choice is for. */
export async function chooseProfile({ connections }: ConnectionsNeeds, argument: unknown): Promise<ChooseOutcome> {
  const document = await documentFor(readCommandArguments(argument));
  const file = document?.isUntitled ? undefined : document?.uri;
  const { listProfiles } = await import('../../aws/cognito-gateway');
  const { profiles, active, warnings } = await listProfiles();
  const now = connections.profileOf(file).name;
  const answers: QuestionOption<string | undefined>[] = [
    ...profiles.map((it) => ({ label: `$(account) ${it.name}`, detail: wordsOf(it, it.name === now), value: it.name })),
    {
      label: '$(circle-slash) Default credentials',
      detail: `What the AWS SDK finds: environment, profile "${active}", container or instance role${now === undefined ? ' · chosen now' : ''}`,
      value: undefined,
    },
  ];
  const first = answers.findIndex(({ value }) => value === now);
  const profile = await ask(
    'AWS profile',
    [...answers.slice(first), ...answers.slice(0, Math.max(first, 0))],
    [
      {
        heading:
          profiles.length === 0 ? 'The shared AWS files hold no profile (aws configure makes one)' : 'Not understood',
        lines: warnings,
      },
    ],
  );
  await keep(connections, file, profile);
  return { outcome: 'chosen', profile };
}

function wordsOf({ kind, source, region, account, ssoSession, mfaSerial, endpoint }: Profile, isNow: boolean): string {
  return [
    KIND_LABELS[kind],
    source && `from ${source}`,
    mfaSerial && 'asks for an MFA code',
    account,
    region,
    ssoSession && `session ${ssoSession}`,
    endpoint,
    isNow && 'chosen now',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The default credentials cannot be chosen for a file alone: to choose none is to follow the folder. */
async function keep(
  connections: Connections,
  file: vscode.Uri | undefined,
  profile: string | undefined,
): Promise<void> {
  const folder = file && vscode.workspace.getWorkspaceFolder(file);
  const name = file?.path.split('/').at(-1) ?? '';
  const only =
    file && profile
      ? await ask(`Use ${profile} for`, [
          { label: `$(file) Only ${name}`, detail: 'Remembered in this workspace, not in the file', value: true },
          {
            label: `$(folder) ${folder ? `All of ${folder.name}` : 'Every file'}`,
            detail: 'Written to the setting cognitoClient.profile',
            value: false,
          },
        ])
      : false;
  if (file) await connections.chooseForFile(file, only ? profile : undefined);
  if (only) return;
  const many = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const where =
    folder && many
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : vscode.workspace.workspaceFolders
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('cognitoClient', file).update('profile', profile, where);
}
