import * as vscode from 'vscode';
import type { Connections } from '../connection/connections';
import type { Recents } from '../pick/recents';
import { listedClientType, readSettings } from '../connection/settings';
import type { TreeProfile, TreeSources } from './model';
import type { AwsScope } from './nodes';
import { regionOf } from '../../sync/target';

/** What the sources of the tree need. */
export interface SourcesNeeds {
  readonly connections: Connections;
  readonly recents: Recents;
}

/** Reads the tree from the shared AWS files, and from Cognito with the window's settings. It never shows a notification. */
export function sourcesFor(needs: SourcesNeeds): TreeSources {
  return {
    clientType: listedClientType,
    profiles: async () => (vscode.workspace.isTrusted ? profilesToShow(needs) : []),
    async connect({ region, profile }: AwsScope, work) {
      const { openCognitoGateway } = await import('../../aws/cognito-gateway');
      const gateway = openCognitoGateway(needs.connections.optionsFor(region, undefined, { profile }));
      return work(gateway, new AbortController().signal).finally(() => gateway.dispose());
    },
  };
}

/** A profile, and the region of its own settings. */
interface KnownProfile {
  readonly profile: string | undefined;
  readonly detail: string;
  readonly region: string | undefined;
}

/** The chosen profile comes first; without profiles there are only the default credentials. */
async function profilesToShow({ connections, recents }: SourcesNeeds): Promise<readonly TreeProfile[]> {
  const { listProfiles } = await import('../../aws/cognito-gateway');
  const { profiles, active } = await listProfiles();
  const chosen = connections.profileOf(undefined).name;
  const listed = profiles.map(({ name, kind, region, account }): KnownProfile => ({
    profile: name,
    detail: [kind === 'none' ? '' : kind, account, region].filter(Boolean).join(' · '),
    region,
  }));
  const unlisted: KnownProfile = {
    profile: chosen,
    detail: chosen === undefined ? '' : 'not in the shared AWS files',
    region: profiles.find(({ name }) => name === active)?.region,
  };
  const isActive = ({ profile }: KnownProfile): boolean => profile === chosen;
  return (listed.some(isActive) ? listed : [unlisted, ...listed])
    .sort((a, b) => Number(isActive(b)) - Number(isActive(a)))
    .map((known) => ({
      profile: known.profile,
      detail: known.detail,
      isActive: isActive(known),
      regions: distinct([known.region, ...(isActive(known) ? activeRegions(recents) : [])]),
    }));
}

/** The regions that the active profile begins with, besides its own. */
const activeRegions = (recents: Recents): readonly (string | undefined)[] => [
  readSettings().region,
  process.env['AWS_REGION'],
  process.env['AWS_DEFAULT_REGION'],
  ...recents.list().map(({ userPoolId }) => regionOf(userPoolId)),
];

const distinct = (regions: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(regions)].filter((region): region is string => Boolean(region));
