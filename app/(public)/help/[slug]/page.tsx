import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/components/layout/site-metadata';
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
  return pageMetadata({ path: `/help/${page.slug}`, title: page.title, description: page.summary });
}

export default async function HelpRoute(props: Props) {
  const page = await find(props);
  if (!page) notFound();
  return <HelpPage page={page} />;
}
