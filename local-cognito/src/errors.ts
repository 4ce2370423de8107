/** An answer that refuses: the exception's name and message as the service prints them, and the HTTP status. */
export class ServiceError extends Error {
  constructor(
    readonly exception: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export const poolNotFound = (id: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', `User pool ${id} does not exist.`);
export const clientNotFound = (id: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
export const invalid = (message: string): ServiceError => new ServiceError('InvalidParameterException', message);
