import * as vscode from 'vscode';
import { readSettings } from '../connection/settings';
import { parseClientReference, type ClientReference } from '../../sync/client-reference';
import { regionOf } from '../../sync/target';
import { createPicker, pickOne } from '../ui/quick-pick';
import type { Recent } from './recents';
import { REGIONS } from './regions';

/** Where to look for an app client, as far as the user chose. A `name` comes with a client that was chosen before. */
export interface PickedTarget extends ClientReference {
  readonly region?: string;
  readonly name?: string;
}

type Item = vscode.QuickPickItem & { readonly choice?: PickedTarget };

/**
 * Asks for a region; the configured one and those of the environment come first. The user may choose a recent app client instead, or type
 * or paste an id or an ARN.
 */
export async function pickRegionOrClient(recents: readonly Recent[]): Promise<PickedTarget> {
  const picker = createPicker<Item>();
  const fixed = [...recentItems(recents), ...regionItems()];
  picker.title = 'AWS Region of the user pool';
  picker.placeholder = 'Choose a region or a recent app client, or paste the id or ARN of a user pool or an app client';
  picker.matchOnDescription = true;
  picker.items = fixed;
  picker.onDidChangeValue((typed) => {
    picker.items = [...typedItems(typed.trim()), ...fixed];
  });
  const { choice } = await pickOne(picker);
  return choice ?? {};
}

function recentItems(recents: readonly Recent[]): Item[] {
  if (recents.length === 0) return [];
  return [
    separator('recent'),
    ...recents.map(({ userPoolId, clientId, name, poolName }): Item => ({
      label: name,
      description: [poolName, regionOf(userPoolId), clientId].filter(Boolean).join(' · '),
      choice: { userPoolId, clientId, name, region: regionOf(userPoolId) },
    })),
    separator('regions'),
  ];
}

function regionItems(): Item[] {
  const preferred = [readSettings().region, process.env['AWS_REGION'], process.env['AWS_DEFAULT_REGION']].filter(
    (region) => region !== undefined,
  );
  return [...new Set([...preferred, ...REGIONS])].map((region) => ({
    label: region,
    ...(preferred.includes(region) && { description: 'configured' }),
    choice: { region },
  }));
}

/** What the typed text means by itself. */
function typedItems(typed: string): Item[] {
  const pasted = parseClientReference(typed);
  if (pasted) return [{ label: labelOf(pasted), description: typed, alwaysShow: true, choice: pasted }];
  return /^[a-z]{2,4}(-[a-z]+){1,3}-\d$/.test(typed) && !REGIONS.includes(typed)
    ? [{ label: typed, choice: { region: typed } }]
    : [];
}

function labelOf({ userPoolId, clientId }: ClientReference): string {
  if (!userPoolId) return `App client ${clientId}: choose its user pool next`;
  return clientId ? `App client ${clientId} of ${userPoolId}` : `User pool ${userPoolId}`;
}

const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
