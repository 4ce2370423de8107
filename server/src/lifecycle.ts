import { ErrorCodes, ResponseError, type Connection, type InitializeError } from 'vscode-languageserver';

/** How far a session with a client has come. */
export interface LifecycleState {
  /** The error that LSP wants for a request that comes before initialize or after shutdown; undefined in between. */
  refusal(): ResponseError<void> | undefined;
  /** Starts the session at initialize. Gives an error for a second one: a session is set up once. */
  begin(): ResponseError<InitializeError> | undefined;
}

/** Follows a session, and answers the requests that have no handler. */
export function trackLifecycle(connection: Connection): LifecycleState {
  let state: 'new' | 'running' | 'ended' = 'new';
  const refusal = (): ResponseError<void> | undefined => {
    if (state === 'new')
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be initialize.');
    if (state === 'running') return undefined;
    return new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down: only exit may follow.');
  };
  connection.onRequest(
    (method: string) => refusal() ?? new ResponseError(ErrorCodes.MethodNotFound, `There is no request ${method}.`),
  );
  connection.onShutdown(() => {
    state = 'ended';
  });
  return {
    refusal,
    begin() {
      if (state !== 'new')
        return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.', { retry: false });
      state = 'running';
      return undefined;
    },
  };
}
