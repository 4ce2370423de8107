/** Whether a source has the service's own words for a refusal. */
export type Wording = 'recorded' | 'not-recorded';

/** An answer that refuses: the exception's name and message as the service prints them, and the HTTP status. */
export class ServiceError extends Error {
  readonly status: number;
  /** `not-recorded`: that it is refused is known, the words are this server's own. */
  readonly wording: Wording;

  constructor(
    readonly exception: string,
    message: string,
    { status = 400, wording = 'recorded' }: { readonly status?: number; readonly wording?: Wording } = {},
  ) {
    super(message);
    this.status = status;
    this.wording = wording;
  }
}

export const poolNotFound = (id: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', `User pool ${id} does not exist.`);
export const clientNotFound = (id: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
export const invalid = (message: string, wording: Wording = 'recorded'): ServiceError =>
  new ServiceError('InvalidParameterException', message, { wording });
