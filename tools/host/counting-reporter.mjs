import Mocha from 'mocha';

/** mocha's spec reporter, with a closing line that a run which broke off does not have: `unit: N passed, N failed`. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () =>
      Mocha.reporters.Base.consoleLog('unit: %d passed, %d failed', runner.stats.passes, runner.stats.failures),
    );
  }
}
