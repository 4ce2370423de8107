import { ErrorCodes, ResponseError, type Connection, type InitializeError } from 'vscode-languageserver';

/** How far a session with a client has come. */
export interface LifecycleState {
  /** The error that LSP wants for a request that comes before initialize or after shutdown; undefined in between. */
  refusal(): ResponseError<void> | undefined;
  /** Notes initialize. Gives an error for a second one: a session is set up once. */
  begin(): ResponseError<InitializeError> | undefined;
}

/** Follows a session, and answers the requests that nobody handles. */
export function trackLifecycle(connection: Connection): LifecycleState {
  let stage: 'new' | 'running' | 'ended' = 'new';
  const refusal = (): ResponseError<void> | undefined => {
    if (stage === 'new')
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be initialize.');
    return stage === 'ended'
      ? new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down: only exit may follow.')
      : undefined;
  };
  connection.onRequest(
    (method: string) => refusal() ?? new ResponseError(ErrorCodes.MethodNotFound, `There is no request ${method}.`),
  );
  connection.onShutdown(() => {
    stage = 'ended';
  });
  return {
    refusal,
    begin() {
      if (stage !== 'new')
        return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.', { retry: false });
      stage = 'running';
      return undefined;
    },
  };
}
