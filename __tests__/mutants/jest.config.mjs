import everything from '../../jest.config.mjs';

/** The unit tests as one project and one file, which is what the mutation tester can run quickly. */
export default async function config() {
  const { projects } = await everything();
  const { displayName: _, ...unit } = projects.find(({ displayName }) => displayName === 'unit');
  return {
    ...unit,
    rootDir: process.cwd(),
    testMatch: ['<rootDir>/__tests__/mutants/every.test.cjs'],
    setupFiles: ['<rootDir>/__tests__/mutants/quick-properties.ts'],
  };
}
