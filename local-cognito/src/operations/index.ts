import { checkLimits } from '../checks';
import { ServiceError } from '../errors';
import { decodeMembers } from '../shapes';
import { CLIENT_OPERATIONS } from './clients';
import type { Operation, OperationContext } from './operation';
import { POOL_OPERATIONS } from './pools';
import { PROVIDER_OPERATIONS } from './providers';
import { RESOURCE_SERVER_OPERATIONS } from './resource-servers';
import { SECRET_OPERATIONS } from './secrets';

/** Every operation that this Cognito speaks, by the name in X-Amz-Target. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...POOL_OPERATIONS,
    ...CLIENT_OPERATIONS,
    ...SECRET_OPERATIONS,
    ...RESOURCE_SERVER_OPERATIONS,
    ...PROVIDER_OPERATIONS,
  }),
);

/** Runs one operation over a parsed body. Answers with the body of the response, or undefined for none. Throws ServiceError. */
export function perform(name: string, body: unknown, context: OperationContext): object | undefined {
  const known = OPERATIONS.get(name);
  if (!known) throw new ServiceError('UnknownOperationException', `Operation ${name} is unknown.`);
  const input = decodeMembers(body, known.members);
  checkLimits(known.limits, input);
  return known.handle(input, context);
}
