import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HelpPage } from '@/components/page/help-page';
import { content } from '@/lib/content/content';
import { inBuild } from '@/lib/content/in-build';

type Props = { params: Promise<{ slug: string }> };

export const dynamicParams = false;
export const generateStaticParams = inBuild(() => content().pages.map(({ slug }) => ({ slug })));

const find = async ({ params }: Props) => {
  const { slug } = await params;
  return content().pages.find((page) => page.slug === slug);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await find(props);
  if (!page) return {};
  return { title: page.title, description: page.summary, alternates: { canonical: `/help/${page.slug}` } };
}

export default async function HelpRoute(props: Props) {
  const page = await find(props);
  if (!page) notFound();
  return <HelpPage page={page} />;
}
