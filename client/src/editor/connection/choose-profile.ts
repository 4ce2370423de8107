import * as vscode from 'vscode';
import type { Connections } from './connections';
import type { Consent } from './consent';
import { ask, chooseFrom, type QuestionOption } from '../ui/ask';
import type { Profile, ProfileKind } from '../../aws/profiles/profiles';
import { documentFor, readCommandArguments } from '../files/command-arguments';
import { requireDocument, type FilesNeeds } from '../files/subject';
import { fileNameOf } from '../ui/uris';

interface ConnectionsNeeds extends FilesNeeds {
  readonly connections: Connections;
  readonly consent: Consent;
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
export async function chooseProfile(app: ConnectionsNeeds, argument: unknown): Promise<ChooseOutcome> {
  const given = readCommandArguments(argument);
  const document = given.target ? await requireDocument(app, given, '') : await documentFor(given);
  const { connections } = app;
  const file = document?.isUntitled ? undefined : document?.uri;
  const { listProfiles } = await import('../../aws/cognito-gateway');
  const { profiles, active, warnings } = await listProfiles();
  const current = connections.profileOf(file).name;
  const answers: QuestionOption<string | undefined>[] = [
    ...profiles.map((profile) => profileAnswer(profile, profile.name === current)),
    defaultAnswer(active, current === undefined),
  ];
  const first = answers.findIndex(({ value }) => value === current);
  const profile = await chooseFrom(
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
  await saveChoice(app, file, profile);
  return { outcome: 'chosen', profile };
}

const profileAnswer = (profile: Profile, isCurrent: boolean): QuestionOption<string> => ({
  label: `$(account) ${profile.name}`,
  detail: describeProfile(profile, isCurrent),
  value: profile.name,
});

const defaultAnswer = (active: string, isCurrent: boolean): QuestionOption<undefined> => ({
  label: '$(circle-slash) Default credentials',
  detail:
    `What the AWS SDK finds: environment, profile "${active}", container or instance role` +
    (isCurrent ? ' · chosen now' : ''),
  value: undefined,
});

function describeProfile(
  { kind, source, region, account, ssoSession, mfaSerial, endpoint }: Profile,
  isCurrent: boolean,
): string {
  return [
    KIND_LABELS[kind],
    source && `from ${source}`,
    mfaSerial && 'asks for an MFA code',
    account,
    region,
    ssoSession && `session ${ssoSession}`,
    endpoint,
    isCurrent && 'chosen now',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Stores the chosen profile, for the file alone or in a setting. */
async function saveChoice(
  { connections, consent }: ConnectionsNeeds,
  file: vscode.Uri | undefined,
  profile: string | undefined,
): Promise<void> {
  const folder = file && vscode.workspace.getWorkspaceFolder(file);
  // The default credentials cannot be chosen for a file alone: to choose none is to follow the folder.
  const onlyFile = file && profile ? await askIsOnlyFor(file, folder, profile) : false;
  if (file) await connections.chooseForFile(file, onlyFile ? profile : undefined);
  if (onlyFile) return;
  const configuration = vscode.workspace.getConfiguration('cognitoClient', file);
  await consent.keep(file, () => configuration.update('profile', profile, settingsTargetFor(folder)));
}

const askIsOnlyFor = (
  file: vscode.Uri,
  folder: vscode.WorkspaceFolder | undefined,
  profile: string,
): Promise<boolean> =>
  ask(`Use ${profile} for`, [
    {
      label: `$(file) Only ${fileNameOf(file)}`,
      detail: 'Remembered in this workspace, not in the file',
      value: true,
    },
    {
      label: `$(folder) ${folder ? `All of ${folder.name}` : 'Every file'}`,
      detail: 'Written to the setting cognitoClient.profile',
      value: false,
    },
  ]);

/** Which settings a profile is written to: those of the folder only where there are several. */
function settingsTargetFor(folder: vscode.WorkspaceFolder | undefined): vscode.ConfigurationTarget {
  const folders = vscode.workspace.workspaceFolders;
  if (folder && folders && folders.length > 1) return vscode.ConfigurationTarget.WorkspaceFolder;
  return folders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
}
