import assert from 'node:assert/strict';
import fc from 'fast-check';
import { startLocalCognito, type LocalCognito } from '../../local-cognito/src';
import { samples } from './documents';
import { compare } from './laws';
import { askLinter } from './linter';
import { fitsTheWire, updateOverHttp } from './over-http';
import { askService } from './service';

const SEED = Number(process.env['AGREEMENT_SEED']?.split(',')[0] ?? 3);
const DOCUMENTS = 300;

describe('agreement over HTTP', function () {
  this.timeout(120_000);
  let cognito: LocalCognito;
  before(async () => {
    cognito = await startLocalCognito();
  });
  after(() => cognito.stop());

  it(`${DOCUMENTS} documents of seed ${SEED} are answered over the wire as the linter and the checks say`, async () => {
    let refused = 0;
    for (const sample of fc.sample(samples.filter(fitsTheWire), { seed: SEED, numRuns: DOCUMENTS })) {
      const { status, body } = await updateOverHttp(cognito, sample);
      const service = askService(sample.body);
      assert.equal(
        status === 200,
        service.accepted,
        `${sample.text}\nover HTTP: ${body}\nwithin the process: ${service.message}`,
      );
      const verdict = compare(askLinter(sample.text), { ...service, message: body });
      assert.ok(!('disagreement' in verdict), `${sample.text}\n${JSON.stringify(verdict)}`);
      if (status !== 200) refused++;
    }
    console.log(`${DOCUMENTS} documents over HTTP: ${DOCUMENTS - refused} accepted, ${refused} refused`);
    assert.ok(refused > 50 && refused < DOCUMENTS - 50, 'both answers are met');
  });
});
