import type * as vscode from 'vscode';
import type { AppClientSummary, Target, UserPool } from '../../aws/gateway';
import type { Recents } from './recents';
import { withSession, type Session, type SessionNeeds } from '../connection/session';
import { listedClientType } from '../connection/settings';
import { listing } from '../../sync/listing';
import { parseClientReference } from '../../sync/client-reference';
import { regionOf } from '../../sync/target';
import { pickPaged } from './paged-pick';
import { pickRegionOrClient, type PickedTarget } from './pick-region';

/** What pick lists and their calls need. */
export interface PickNeeds extends SessionNeeds {
  readonly recents: Recents;
}

/**
 * Lets the user choose region → user pool → app client, a recent one, or one by a pasted id or ARN.
 * @throws Cancelled, UserError
 */
export async function pickTarget(app: PickNeeds, given?: string): Promise<Target> {
  const picked: PickedTarget = given ? { region: given } : await pickRegionOrClient(app.recents.list());
  return targetOfPicked(picked) ?? pickIn(app, picked);
}

const targetOfPicked = ({ userPoolId, clientId }: PickedTarget): Target | undefined =>
  userPoolId && clientId ? { userPoolId, clientId } : undefined;

/** The region that was picked, that of the picked pool, or one that the user chooses now. */
async function regionOfPicked({ region, userPoolId }: PickedTarget): Promise<string> {
  if (region !== undefined) return region;
  return (userPoolId ? regionOf(userPoolId) : (await pickRegionOrClient([])).region) ?? '';
}

async function pickIn(app: PickNeeds, picked: PickedTarget): Promise<Target> {
  const { userPoolId, clientId } = picked;
  const region = await regionOfPicked(picked);
  return withSession(app, { region, subject: 'user pools' }, async (session) => {
    const pool = userPoolId
      ? { id: userPoolId, name: userPoolId }
      : await choosePool(session, region, clientId ? 'its ' : '');
    if (clientId) return { userPoolId: pool.id, clientId };
    const client = await pickClient(session, pool);
    await app.recents.add({
      userPoolId: pool.id,
      clientId: client.clientId,
      name: client.name || client.clientId,
      ...(pool.name !== pool.id && { poolName: pool.name }),
    });
    return { userPoolId: pool.id, clientId: client.clientId };
  });
}

/**
 * Lets the user choose region → user pool, or a pool by a pasted id or ARN, with the credentials of `scope`.
 * @throws Cancelled, UserError
 */
export async function pickPool(app: PickNeeds, scope?: vscode.Uri): Promise<string> {
  const { region = '', userPoolId } = await pickRegionOrClient([]);
  if (userPoolId) return userPoolId;
  const pool = await withSession(app, { region, subject: 'user pools', scope }, (session) =>
    choosePool(session, region, '', ''),
  );
  return pool.id;
}

function choosePool(session: Session, region: string, whose: string, step = ' (1 of 2)'): Promise<UserPool> {
  return pickPaged<UserPool>({
    title: `User pool in ${region}${step}`,
    what: `${whose}user pools`,
    list: (signal) =>
      listing((next) => session.silently(signal, (gateway, ended) => gateway.listUserPools(next, ended))),
    itemOf: ({ id, name }) => ({ label: name, description: id }),
    typed: (text) => {
      const id = parseClientReference(text)?.userPoolId;
      return id && regionOf(id) === region
        ? { label: `User pool ${id}`, description: id, alwaysShow: true, value: { id, name: id } }
        : undefined;
    },
  });
}

function pickClient(session: Session, pool: UserPool): Promise<AppClientSummary> {
  return pickPaged<AppClientSummary>({
    title: `App client of ${pool.name} (2 of 2)`,
    what: 'app clients',
    list: (signal) =>
      listing((next) =>
        session.silently(signal, (gateway, ended) =>
          gateway.listUserPoolClients({ userPoolId: pool.id, type: listedClientType() }, next, ended),
        ),
      ),
    itemOf: ({ clientId, name }) => ({ label: name, description: clientId }),
    typed: (text) => {
      const { clientId, userPoolId } = parseClientReference(text) ?? {};
      return clientId && (userPoolId ?? pool.id) === pool.id
        ? { label: `App client ${clientId}`, description: clientId, alwaysShow: true, value: { clientId, name: '' } }
        : undefined;
    },
  });
}
