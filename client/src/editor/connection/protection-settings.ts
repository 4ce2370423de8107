import * as vscode from 'vscode';
import type { Target } from '../../aws/gateway';
import { parseFile } from '../../sync/file-text';
import {
  protectionOf,
  readProtectionRules,
  type FoundProtection,
  type ProtectionRule,
  type ProtectionTarget,
} from '../../sync/protection';
import type { ClientObservations } from '../../state/last-seen';
import type { Destinations } from './destinations';

/** The protection of a target by `cognitoClient.protected` of user, workspace and folder together: none can lift what another sets. */
export function configuredProtection(
  target: ProtectionTarget,
  scope: vscode.Uri | undefined,
): FoundProtection | undefined {
  return protectionOf(configuredRules(scope), target);
}

function configuredRules(scope: vscode.Uri | undefined): readonly ProtectionRule[] {
  const all = vscode.workspace.getConfiguration('cognitoClient', scope).inspect('protected');
  return [all?.globalValue, all?.workspaceValue, all?.workspaceFolderValue].flatMap(readProtectionRules);
}

/** What is remembered of files and clients. */
interface ProtectionMemory {
  readonly destinations: Destinations;
  readonly observations: ClientObservations;
}

/**
 * How the client of a file is protected, as far as that can be told without asking Cognito. Undefined also where the client's name is not
 * known: a push looks again, with all names.
 */
export function protectionOfFile(
  { destinations, observations }: ProtectionMemory,
  file: vscode.Uri,
  target: Target,
  text: string,
): FoundProtection | undefined {
  const rules = configuredRules(file);
  // This runs with each key that is typed: most people protect nothing, and then the text is not read.
  if (rules.length === 0) return undefined;
  const seen = observations.of(target)?.live?.settings.ClientName;
  const clientName: unknown = seen ?? parseFile(text)?.['ClientName'];
  if (typeof clientName !== 'string') return undefined;
  const last = destinations.of(file);
  const known = last?.userPoolId === target.userPoolId ? last : undefined;
  const { userPoolId } = target;
  return protectionOf(rules, { userPoolId, userPoolName: known?.poolName, account: known?.account, clientName });
}

/** What a protection means for a push, in few words. */
export const PROTECTION_EFFECTS: Readonly<Record<FoundProtection['protection'], string>> = {
  confirm: "a push asks for the app client's name",
  readonly: 'nothing is pushed from here',
};
