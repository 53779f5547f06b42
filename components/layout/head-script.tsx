import { headers } from 'next/headers';
import { InlineScript } from '@/components/layout/inline-script';
import { headScript } from '@/lib/serve/head-script';

/** The first script of a document made for one visitor, under the nonce of its policy. */
export async function HeadScript() {
  const policy = (await headers()).get('content-security-policy') ?? '';
  const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
  return <InlineScript text={headScript} nonce={nonce} />;
}
