// Next loads this file by itself, without a TypeScript loader; the work is done in docroot.ts.
import { tsImport } from 'tsx/esm/api';

export default {
  name: 'larkfield-docroot',
  async onBuildComplete({ outputs, distDir, projectDir }) {
    const { writeDocroot } = await tsImport('./docroot.ts', import.meta.url);
    await writeDocroot({ outputs, distDir, projectDir });
  },
};
