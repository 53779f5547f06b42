// Jest's describe, test and expect on top of Mocha, which runs them again for the next mutant without loading anything anew.
const Module = require('node:module');
const { expect } = require('expect');
const fc = require('fast-check');
const { bind } = require('jest-each');
const { describe, it } = require('mocha');
require('tsx/cjs');

const withEach = (block) => Object.assign((name, body) => block(name, body), { each: bind(block, false) });
const stands = {
  '@jest/globals': () => ({ describe: withEach(describe), expect, test: withEach(it) }),
  '@/lib/content/content': () => require('../fixtures/content-module.ts'),
  'server-only': () => ({}),
};
const load = Module._load;
Module._load = (request, ...rest) => (Object.hasOwn(stands, request) ? stands[request]() : load(request, ...rest));

/** The first case that fails is enough, and the cases are the same each time, so that the score is too. */
fc.configureGlobal({ endOnFailure: true, seed: 1 });
