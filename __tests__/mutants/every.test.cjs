// Every unit test of what is only decided, in one file: one world to set up for each mutant instead of thirty.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const elsewhere = /^(content|db|editor|http|serve)\/|hours-elsewhere|^env\./;
const unit = join(__dirname, '../unit');
for (const file of readdirSync(unit, { recursive: true, encoding: 'utf8' }).toSorted())
  if (file.endsWith('.test.ts') && !elsewhere.test(file)) require(join(unit, file));
