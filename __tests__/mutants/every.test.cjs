// The unit tests of what is only decided.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const elsewhere = /^(content|db|editor|http|publish|serve|staff)\/|hours-elsewhere|^(env|house)\./;
const unit = join(__dirname, '../unit');
for (const file of readdirSync(unit, { recursive: true, encoding: 'utf8' }).toSorted())
  if (file.endsWith('.test.ts') && !elsewhere.test(file)) require(join(unit, file));
