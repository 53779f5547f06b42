import { readFileSync, writeFileSync } from 'node:fs';
import { problemsOf } from './check';
import { lockProblems } from './lock';
import { withRooms } from './picture';

/** A part of `npm run lint`; `npm run house:draw` draws the rooms anew in ARCHITECTURE.md. */
const file = 'ARCHITECTURE.md';
const written = readFileSync(file, 'utf8');
const drawn = withRooms(written, process.cwd());
const drawing = process.argv.includes('draw');
if (drawing) writeFileSync(file, drawn);

const problems = [...problemsOf(process.cwd()), ...lockProblems(readFileSync('package-lock.json', 'utf8'))];
if (!drawing && drawn !== written) problems.push(`${file} shows an older house. Draw it anew: npm run house:draw`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
