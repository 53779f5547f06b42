import { pictureFacts } from '../../content/pictures/facts.mjs';

export const raw = true;

/** For Turbopack: a picture in content/images as a module of its facts. Its bytes stay out of the build. */
export default function pictureLoader(bytes) {
  const done = this.async();
  pictureFacts(bytes).then(
    (facts) => done(null, `export default ${JSON.stringify(facts)}`),
    () => done(null, 'export default null'),
  );
}
