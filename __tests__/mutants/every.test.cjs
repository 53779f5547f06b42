// The unit tests of what is mutated, in one file: one world to set up instead of thirty. MUTANTS_TESTS narrows them.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const { MUTANTS_TESTS: wanted = '' } = process.env;
const ofDecisions =
  /^((aftersales|basket|delivery|money|orders)\/|chat\/(after|hours|live)\.|desk\/(due|packing|risk|snooze)\.)/;
const unit = join(__dirname, '../unit');
for (const file of readdirSync(unit, { recursive: true, encoding: 'utf8' }).toSorted())
  if (file.endsWith('.test.ts') && ofDecisions.test(file) && file.startsWith(wanted)) require(join(unit, file));
