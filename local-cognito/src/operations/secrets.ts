import { randomBytes } from 'node:crypto';
import { CLIENT_ID, POOL_ID } from '../checks/client-limits';
import { maxLength, minLength, pattern, REQUIRED, type Limit } from '../checks/constraint';
import { invalid, ServiceError } from '../errors';
import type { StoredClient, StoredSecret } from '../model';
import { operation, type Operation, type OperationContext } from './operation';

interface ClientInput {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** Fact: two-secrets */
const MAX_SECRETS = 2;
const IDS = { UserPoolId: 'string', ClientId: 'string' } as const;

/** The limits of a secret that the caller brings along. Fact: own-secret-form */
export const OWN_SECRET: readonly Limit[] = [minLength(24), maxLength(64), pattern('[\\w+]+')].map((must) => ({
  id: 'client-secret-format',
  at: 'ClientSecret',
  must,
}));

/** A secret that is recognizable as no real credential, so that a test can search for it. */
export const newSecret = (): string => `fake_secret_DO_NOT_LEAK_${randomBytes(8).toString('hex')}`;

/** A secret as it is stored. Its id has the documented form `<client-id>--<epoch-create-time>`. */
export const secretOf = (
  clientId: string,
  value: string,
  created: number,
  { isOriginal = false, taken = [] as readonly string[] } = {},
): StoredSecret => {
  let time = created;
  while (taken.includes(`${clientId}--${time}`)) time++;
  return { id: `${clientId}--${time}`, value, created, isOriginal };
};

const clientOf = ({ UserPoolId, ClientId }: ClientInput, { store, region }: OperationContext): StoredClient =>
  store.client(store.pool(UserPoolId, region), ClientId);

/** A secret without its value. */
const descriptor = ({ id, created }: StoredSecret): object => ({ ClientSecretId: id, ClientSecretCreateDate: created });

/** That these are refused is documented; in which words is not known. */
const refused = (exception: string, message: string): ServiceError =>
  new ServiceError(exception, message, { wording: 'not-recorded' });

export const SECRET_OPERATIONS: Readonly<Record<string, Operation>> = {
  AddUserPoolClientSecret: operation<ClientInput & { readonly ClientSecret?: string }>({
    members: { ...IDS, ClientSecret: 'string' },
    limits: [...POOL_ID, ...CLIENT_ID, ...OWN_SECRET],
    handle: (input, context) => {
      const client = clientOf(input, context);
      if (client.type === 'DCR')
        throw invalid('A client that an application registered takes no secret.', 'not-recorded');
      if (client.secrets.length === 0) throw invalid('A client without a secret takes none.', 'not-recorded');
      if (client.secrets.length >= MAX_SECRETS)
        throw refused('LimitExceededException', `A client has at most ${MAX_SECRETS} secrets.`);
      const value = input.ClientSecret ?? newSecret();
      const added = secretOf(client.id, value, context.now, { taken: client.secrets.map(({ id }) => id) });
      client.secrets = [...client.secrets, added];
      const isGenerated = input.ClientSecret === undefined;
      return { ClientSecretDescriptor: { ...descriptor(added), ...(isGenerated && { ClientSecretValue: value }) } };
    },
  }),
  ListUserPoolClientSecrets: operation<ClientInput>({
    members: { ...IDS, NextToken: 'string' },
    limits: [...POOL_ID, ...CLIENT_ID],
    handle: (input, context) => ({ ClientSecrets: clientOf(input, context).secrets.map(descriptor) }),
  }),
  DeleteUserPoolClientSecret: operation<ClientInput & { readonly ClientSecretId: string }>({
    members: { ...IDS, ClientSecretId: 'string' },
    limits: [...POOL_ID, ...CLIENT_ID, { id: 'client-secret-id-required', at: 'ClientSecretId', must: REQUIRED }],
    handle: (input, context) => {
      const client = clientOf(input, context);
      const left = client.secrets.filter(({ id }) => id !== input.ClientSecretId);
      if (left.length === client.secrets.length)
        throw refused('ResourceNotFoundException', `Client secret ${input.ClientSecretId} does not exist.`);
      if (left.length === 0) throw invalid('The last secret of a client cannot be deleted.', 'not-recorded');
      client.secrets = left;
      return {};
    },
  }),
};
