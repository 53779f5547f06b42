type Props = { text: string; type?: 'application/ld+json'; nonce?: string | undefined };

/**
 * A script that stands in the document. When a document was changed before its scripts run, React makes all of it
 * again: text that it sets as a script's is refused by the Trusted Types policy, and the page with it, but HTML without
 * an element is not. A script that is made in this way never runs.
 */
export function InlineScript({ text, type, nonce }: Props) {
  if (text.includes('<')) throw new Error('An inline script may not spell an opening bracket.');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: no element can be in it, and it is ours
  return <script type={type} nonce={nonce} dangerouslySetInnerHTML={{ __html: text }} />;
}
