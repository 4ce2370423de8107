import type { Limit } from '../checks/constraint';
import type { UpdateSemantics } from '../settings';
import type { Members } from '../shapes';
import type { Store } from '../store';

/** What an operation works with: the state, and the place and time of the request. */
export interface OperationContext {
  readonly store: Store;
  readonly account: string;
  /** The region that the request is signed for. */
  readonly region: string;
  readonly manner: UpdateSemantics;
  /** Whole epoch seconds. */
  readonly now: number;
  /** Makes each first page of a list an empty one that still carries NextToken, as the service may do. */
  readonly emptyPages: boolean;
  /** Writes a line into the log, about something that this server does not know of the service. */
  readonly note?: (text: string) => void;
}

/** One operation of the API: the members it knows, the limits of its own (client settings are checked elsewhere), and what it does. */
export interface Operation {
  readonly members: Members;
  readonly limits: readonly Limit[];
  /** Answers with the body of the response, or undefined for none. Throws ServiceError. */
  readonly handle: (input: Record<string, unknown>, context: OperationContext) => object | undefined;
}

/** Gives `handle` the types of the members that it reads; decodeMembers has made sure of them. */
export function operation<Input extends object>(definition: {
  readonly members: Members;
  readonly limits?: readonly Limit[];
  readonly handle: (input: Input, context: OperationContext) => object | undefined;
}): Operation {
  return {
    members: definition.members,
    limits: definition.limits ?? [],
    handle: (input, context) => definition.handle(input as Input, context),
  };
}
