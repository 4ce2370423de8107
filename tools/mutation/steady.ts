import fc from 'fast-check';

// The same random values for every mutant and in every run: a score that can be compared.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });
