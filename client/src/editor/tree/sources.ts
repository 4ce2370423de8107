import * as vscode from 'vscode';
import type { Connections } from '../connection/connections';
import type { Recents } from '../pick/recents';
import { readSettings } from '../connection/settings';
import type { TreeProfile, TreeSources } from './model';
import type { AwsScope } from './nodes';

/** What the tree is made of. */
export interface SourcesNeeds {
  readonly connections: Connections;
  readonly recents: Recents;
}

/** What the tree reads from: the shared AWS files, and Cognito under the window's settings. No notification is ever shown for it. */
export function sourcesFor(needs: SourcesNeeds): TreeSources {
  return {
    profiles: async () => (vscode.workspace.isTrusted ? profilesToShow(needs) : []),
    async connect({ region, profile }: AwsScope, work) {
      const { openCognitoGateway } = await import('../../aws/cognito-gateway');
      const gateway = openCognitoGateway(needs.connections.optionsFor(region, undefined, { profile }));
      return work(gateway, new AbortController().signal).finally(() => gateway.dispose());
    },
  };
}

/** The profile that counts comes first; without profiles there are the default credentials alone. */
async function profilesToShow({ connections, recents }: SourcesNeeds): Promise<readonly TreeProfile[]> {
  const { listProfiles } = await import('../../aws/cognito-gateway');
  const { profiles, active } = await listProfiles();
  const now = connections.profileOf(undefined).name;
  const isActive = (name: string | undefined): boolean => name === now;
  const known = profiles.map(({ name, kind, region, account }) => ({
    profile: name as string | undefined,
    detail: [kind === 'none' ? '' : kind, account, region].filter(Boolean).join(' · '),
    region,
  }));
  const all = known.some(({ profile }) => isActive(profile))
    ? known
    : [
        {
          profile: now,
          detail: now === undefined ? '' : 'not in the shared AWS files',
          region: profiles.find(({ name }) => name === active)?.region,
        },
        ...known,
      ];
  return all
    .sort((a, b) => Number(isActive(b.profile)) - Number(isActive(a.profile)))
    .map(({ profile, detail, region }) => ({
      profile,
      detail,
      isActive: isActive(profile),
      regions: [
        ...new Set([
          region,
          ...(isActive(profile)
            ? [
                readSettings().region,
                process.env['AWS_REGION'],
                process.env['AWS_DEFAULT_REGION'],
                ...recents.list().map(({ userPoolId }) => userPoolId.split('_')[0]),
              ]
            : []),
        ]),
      ].filter((it): it is string => Boolean(it)),
    }));
}
