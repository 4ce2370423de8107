// A client that is changed again and again while it is pushed.
import assert from 'node:assert/strict';
import { POOL, WEB, withTerminal } from './terminal';

const FILE = 'web.cognito-client.json';

describe('a push to a client that keeps changing', () => {
  const at = withTerminal();
  let moves = 0;
  /** Changes the client at each look at it, the first included, until it was changed so often. */
  function keepChanging(times: number): void {
    moves = 0;
    const change = (): void => {
      moves++;
      at.edit({ RefreshTokenValidity: 20 + moves });
      if (moves < times) at.local.between(change, { operation: 'DescribeUserPoolClient' });
    };
    at.local.between(change, { operation: 'DescribeUserPoolClient' });
  }
  const plans = (out: string): number => out.split('Plan: 1 change.').length - 1;

  beforeEach(async () => {
    await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', FILE]);
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
  });

  it('plans again three times at most with --yes, then says so', async () => {
    keepChanging(40);
    const { code, out, err } = await at.run('push', [FILE, '--yes']);
    assert.deepEqual([code, plans(out), at.updates(), at.stored()['AuthSessionValidity']], [1, 4, 0, 5]);
    assert.match(
      err,
      /shop-web was changed in Cognito each time .*planned 3 more times, and nothing was sent\. Push again/,
    );
  });

  it('is sent when it stops changing before', async () => {
    keepChanging(4);
    const { code, out } = await at.run('push', [FILE, '--yes']);
    assert.deepEqual([code, plans(out), at.updates(), at.stored()['AuthSessionValidity']], [0, 4, 1, 7]);
    assert.equal(at.stored()['RefreshTokenValidity'], 24);
  });

  it('goes on for as long as a person answers', async () => {
    keepChanging(7);
    const { code, asked } = await at.run('push', [FILE], { answers: Array.from({ length: 9 }, () => 'y') });
    assert.deepEqual([code, asked.length, at.updates()], [0, 7, 1]);
  });
});
