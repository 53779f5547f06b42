import { breadcrumbData } from '@/lib/publish/json-ld/page';
import { publicOrigin } from './site-metadata';
import { StructuredData } from './structured-data';

export type Crumb = { name: string; href: string };

export function Breadcrumbs({ trail, here }: { trail: readonly Crumb[]; here: string }) {
  const all = [{ name: 'Home', href: '/' }, ...trail];
  return (
    <nav aria-label="Breadcrumb" className={`no-print text-sm ${trail.length === 0 ? 'max-sm:hidden' : ''}`}>
      <ol className="flex flex-wrap gap-x-2 text-ink-soft">
        {all.map(({ name, href }) => (
          <li key={href} className="after:pl-2 after:content-['/']">
            <a href={href} className="underline-offset-4 hover:underline">
              {name}
            </a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
      <StructuredData data={breadcrumbData(all, here, publicOrigin())} />
    </nav>
  );
}
