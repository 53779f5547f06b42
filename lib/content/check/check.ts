import { checkStrays } from '../checks/files';
import { checkIllustrations } from '../checks/illustrations';
import { checkLostAddresses } from '../checks/redirects';
import { filesOnDisk, illustrationsOnDisk, lastRelease, namesAt, picturesOnDisk } from '../disk';
import { checkContent } from '../graph';
import { type Form, report } from './report';

/** The content check of a project's folder, beside its pictures, its drawings and its last release. */
export async function checkFolder(root: string, form: Form): Promise<ReturnType<typeof report>> {
  const { names, files } = filesOnDisk(root);
  const today = new Date().toISOString().slice(0, 10);
  const { sources, settings, problems } = checkContent(files, { today, pictures: await picturesOnDisk(root) });
  const release = lastRelease(root);
  const released = (release && namesAt(root, release)) || [];
  return report(
    [
      ...problems,
      ...checkStrays(names.filter((name) => !(name in files))),
      ...checkIllustrations(sources, illustrationsOnDisk(root)),
      ...(settings.redirects ? checkLostAddresses(settings.redirects, Object.keys(files), released) : []),
    ],
    sources,
    form,
  );
}
