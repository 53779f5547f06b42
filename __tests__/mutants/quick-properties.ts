import fc from 'fast-check';

/** One case that fails is enough to notice a mutant; nobody reads the smallest one, nor waits for the thousandth. */
fc.configureGlobal({ endOnFailure: true, interruptAfterTimeLimit: 500 });
