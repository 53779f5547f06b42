// Turbopack runs this file by itself, without a TypeScript loader; the work is done in facts.ts.
import { tsImport } from 'tsx/esm/api';

export const raw = true;

/** A picture in content/images as a module of its facts: its bytes stay out of the build. */
export default function pictureLoader(bytes) {
  const done = this.async();
  tsImport('./facts.ts', import.meta.url)
    .then(({ pictureFacts }) => pictureFacts(bytes))
    .then(
      (facts) => done(null, `export default ${JSON.stringify(facts)}`),
      () => done(null, 'export default null'),
    );
}
