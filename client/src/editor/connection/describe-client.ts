import type { Target } from '../../aws/gateway';
import type { Session } from './session';
import { readLive, type Live } from '../../sync/live';

/** Asks Cognito for a client, under a progress notification. @throws Cancelled, UserError */
export function fetchClient(session: Session, target: Target): Promise<Live> {
  return session.call('Reading the app client from Amazon Cognito', (gateway, signal) =>
    readLive(gateway, target, signal),
  );
}
