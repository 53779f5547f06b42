// Jest's describe, test and expect on top of Mocha, which runs them again for the next mutant without loading anything anew.
const Module = require('node:module');
const { expect } = require('expect');
const fc = require('fast-check');
const { bind } = require('jest-each');
const { describe, it } = require('mocha');
require('tsx/cjs');

/** Thirty cases at most, the same each time, so that the score is too; the first that fails is enough. */
const assert = (property, { numRuns = 30 } = {}) =>
  fc.assert(property, { numRuns: Math.min(numRuns, 30), seed: 1, endOnFailure: true });

const withEach = (block) => Object.assign((name, body) => block(name, body), { each: bind(block, false) });
const stands = {
  '@jest/globals': () => ({ describe: withEach(describe), expect, test: withEach(it) }),
  '@/lib/content/content': () => require('../fixtures/content-module.ts'),
  'fast-check': () => ({ ...fc, default: { ...fc.default, assert } }),
  'server-only': () => ({}),
};
const load = Module._load;
Module._load = (request, ...rest) => (Object.hasOwn(stands, request) ? stands[request]() : load(request, ...rest));
