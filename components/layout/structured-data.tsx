import { InlineScript } from '@/components/layout/inline-script';

/** JSON-LD, for who reads pages by machine. */
export function StructuredData({ data }: { data: object }) {
  return <InlineScript text={JSON.stringify(data).replaceAll('<', '\\u003c')} type="application/ld+json" />;
}
