import * as vscode from 'vscode';
import type { Target } from '../../aws/gateway';
import { readSettings } from '../connection/settings';
import { sanitizeLabel } from '../ui/safe-text';
import { parseClientReference, type ClientReference } from '../../sync/client-reference';
import { regionOf } from '../../sync/target';
import { pickOne } from '../ui/pick-one';
import type { Recent } from './recents';
import { REGIONS } from './regions';

/** Where to look for an app client, as far as the user said. A `name` comes with a client that was chosen before. */
export interface PickedTarget extends ClientReference {
  readonly region?: string;
  readonly name?: string;
}

type Item = vscode.QuickPickItem & { readonly place?: PickedTarget };

/**
 * Asks for a region; or, with less asking, for a recent app client, or for what an id or an ARN names that is typed or pasted.
 * The configured region and those of the environment come first.
 */
export async function pickRegionOrClient(recents: readonly Recent[]): Promise<PickedTarget> {
  const picker = vscode.window.createQuickPick<Item>();
  const fixed = [...recentItems(recents), ...regionItems()];
  picker.title = 'AWS Region of the user pool';
  picker.placeholder = 'Choose a region or a recent app client, or paste the id or ARN of a user pool or an app client';
  picker.matchOnDescription = true;
  picker.items = fixed;
  picker.onDidChangeValue((typed) => {
    picker.items = [...typedItems(typed.trim()), ...fixed];
  });
  const { place } = await pickOne(picker);
  return place ?? {};
}

/** The target that a place names, when it names one. */
export const targetAt = ({ userPoolId, clientId }: PickedTarget): Target | undefined =>
  userPoolId && clientId ? { userPoolId, clientId } : undefined;

function recentItems(recents: readonly Recent[]): Item[] {
  if (recents.length === 0) return [];
  return [
    separator('recent'),
    ...recents.map(({ userPoolId, clientId, name, poolName }): Item => ({
      label: sanitizeLabel(name),
      description: [poolName, regionOf(userPoolId), clientId].filter(Boolean).join(' · '),
      place: { userPoolId, clientId, name, region: regionOf(userPoolId) },
    })),
    separator('regions'),
  ];
}

function regionItems(): Item[] {
  const preferred = [readSettings().region, process.env['AWS_REGION'], process.env['AWS_DEFAULT_REGION']].filter(
    (it) => it !== undefined,
  );
  return [...new Set([...preferred, ...REGIONS])].map((region) => ({
    label: region,
    ...(preferred.includes(region) && { description: 'configured' }),
    place: { region },
  }));
}

/** What the typed text means by itself. */
function typedItems(typed: string): Item[] {
  const pasted = parseClientReference(typed);
  if (pasted) return [{ label: labelOf(pasted), description: typed, alwaysShow: true, place: pasted }];
  return /^[a-z]{2}(-[a-z]+){1,3}-\d$/.test(typed) && !REGIONS.includes(typed)
    ? [{ label: typed, place: { region: typed } }]
    : [];
}

function labelOf({ userPoolId, clientId }: ClientReference): string {
  if (!userPoolId) return `App client ${clientId}: choose its user pool next`;
  return clientId ? `App client ${clientId} of ${userPoolId}` : `User pool ${userPoolId}`;
}

const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
