import assert from 'node:assert/strict';
import { protectionOf, readProtectionRules, type ProtectionTarget } from '../../../client/src/sync/protection';

const target: ProtectionTarget = {
  userPoolId: 'eu-west-1_Prod1',
  userPoolName: 'customers-prod',
  account: '111122223333',
  clientName: 'shop-web',
};
const protection = (rules: unknown, of: Partial<ProtectionTarget> = {}): string | undefined =>
  protectionOf(readProtectionRules(rules), { ...target, ...of })?.protection;

describe('protection', () => {
  it('needs all patterns of a rule to match', () => {
    assert.equal(protection([{ userPoolName: '*-prod', protection: 'confirm' }]), 'confirm');
    assert.equal(protection([{ userPoolName: '*-prod', clientName: 'admin-*', protection: 'confirm' }]), undefined);
    assert.equal(protection([{ account: '111122223333', userPoolId: 'eu-*', protection: 'readonly' }]), 'readonly');
    assert.equal(protection([]), undefined);
  });

  it('takes the strictest rule, wherever it stands', () => {
    const [mild, strict] = [
      { clientName: '*', protection: 'confirm' },
      { account: '1111*', protection: 'readonly' },
    ];
    assert.equal(protection([mild, strict]), 'readonly');
    assert.equal(protection([strict, mild]), 'readonly');
  });

  it('takes what is not known for a match', () => {
    assert.equal(protection([{ account: '999999999999', protection: 'readonly' }]), undefined);
    assert.equal(protection([{ account: '999999999999', protection: 'readonly' }], { account: undefined }), 'readonly');
  });

  it('says which rule it comes from', () => {
    const because = (...rules: unknown[]): string | undefined =>
      protectionOf(readProtectionRules(rules), target)?.because;
    assert.equal(
      because(
        { clientName: 'shop-*', protection: 'confirm' },
        { account: '1111*', userPoolId: 'eu-*', protection: 'readonly' },
      ),
      'userPoolId eu-*, account 1111*',
    );
    assert.equal(because({ protection: 'confirm' }), 'everything');
  });

  it('takes an entry that is not understood for the strictest', () => {
    assert.equal(protection([{ clientNam: 'x' }]), 'readonly');
    assert.equal(protection([{ clientName: 'shop-*', protection: 'off' }]), 'readonly');
    assert.equal(
      protection([{ clientName: 5, protection: 'confirm' }]),
      'confirm',
      'a pattern that is no text protects everything',
    );
    assert.equal(
      protection([{ clientName: `${'*'.repeat(200)}admin`, protection: 'confirm' }]),
      'confirm',
      'one that is too long to be matched, too',
    );
    for (const meant of [['*-prod'], [null], 'readonly', { clientName: '*' }])
      assert.equal(protection(meant), 'readonly', JSON.stringify(meant));
    assert.equal(protection([{ clientName: 'admin-*', protection: 'confirm' }]), undefined);
    // As jsonc-parser reads {"__proto__": {"clientName": "other", "protection": "confirm"}}.
    const inherited = Object.create({ clientName: 'other', protection: 'confirm' }) as object;
    assert.equal(protection([inherited]), 'readonly', 'members of a prototype weaken nothing');
    for (const none of [undefined, null, []]) assert.deepEqual(readProtectionRules(none), []);
  });
});
