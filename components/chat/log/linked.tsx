const address = /(https?:\/\/[^\s<>"]+|mailto:[^\s<>"]+)/;

/** Plain text, in which web and mail addresses are links. Never HTML. */
export function Linked({ text }: { text: string }) {
  const parts = text.split(address).map((part, index) => ({ id: `${index}`, part }));
  return parts.map(({ id, part }) =>
    address.test(part) ? (
      <a key={id} href={part} className="link" rel="noreferrer nofollow">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
