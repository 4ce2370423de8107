import assert from 'node:assert/strict';
import { CHECKED_IDS } from '../../local-cognito/src/checks';
import { sampleOf } from './document';
import { judge, runAgreement } from './run';
import { enforcedCodes } from './enforced';
import { BOTH, CLIENT_LIBRARIES_ONLY, JUDGEMENTS, NOT_FROM_THE_FILE, UNSETTLED_FOR_BOTH } from './tables';
import { Tally } from './tally';

const { AGREEMENT_SEED, AGREEMENT_RUNS } = process.env;
const SEEDS = AGREEMENT_SEED ? AGREEMENT_SEED.split(',').map(Number) : [1, 20_241_122, -987_654_321, 4711];
const DOCUMENTS = Number(AGREEMENT_RUNS ?? 3000);

describe('agreement of the linter with the local Cognito', function () {
  this.timeout(Math.max(120_000, SEEDS.length * DOCUMENTS * 20));
  const tally = new Tally();

  for (const seed of SEEDS) {
    it(`${DOCUMENTS} documents of seed ${seed}`, () => {
      const before = tally.documents;
      runAgreement(seed, DOCUMENTS, tally);
      assert.equal(tally.documents - before, DOCUMENTS);
    });
  }

  it('met each rule that the service enforces, and each exception', () => {
    console.log(tally.report());
    assert.deepEqual(tally.unexercised(), [], 'no document met these rules');
  });

  it('has a place in the tables for every error of the linter and for every check of the local Cognito', () => {
    assert.deepEqual([...enforcedCodes()].sort(), [...BOTH, ...Object.keys(CLIENT_LIBRARIES_ONLY)].sort());
    const known: readonly string[] = [
      ...BOTH,
      ...Object.keys({ ...JUDGEMENTS, ...UNSETTLED_FOR_BOTH }),
      ...NOT_FROM_THE_FILE,
    ];
    assert.deepEqual(
      CHECKED_IDS.filter((id) => !known.includes(id)),
      [],
    );
  });

  it('does not mistake silence or another warning for a named exception', () => {
    const ids = { UserPoolId: 'us-east-1_Agreement1', ClientId: 'agreementclient1' };
    const fresh = new Tally();
    judge(sampleOf({ ...ids, ExplicitAuthFlows: ['ALLOW_NEW_AUTH'] }, 'compact'), fresh);
    judge(sampleOf({ ...ids, Name: 'web' }, 'compact'), fresh);
    judge(sampleOf({ ...ids, CallbackURLs: ['https://${HOST} /'] }, 'compact'), fresh);
    assert.deepEqual([fresh.of('judgement'), fresh.of('client-libraries'), fresh.of('waiting')], [1, 1, 1]);
    assert.throws(
      () => judge({ text: JSON.stringify(ids), body: { ...ids, ExplicitAuthFlows: ['ALLOW_NEW_AUTH'] } }, fresh),
      /no error, but the service refuses by auth-flow-unknown/,
    );
    assert.throws(
      () => judge({ text: JSON.stringify({ ...ids, AuthSessionValidity: 2 }), body: ids }, fresh),
      /reports auth-session-validity-range, but the service accepts/,
    );
    assert.equal(fresh.documents, 3);
    assert.throws(
      () => judge({ text: JSON.stringify(ids), body: { ...ids, CallbackURLs: ['com.example.app:/cb'] } }, fresh),
      /accepts callback-not-absolute without knowing, and the linter is silent/,
    );
  });
});
