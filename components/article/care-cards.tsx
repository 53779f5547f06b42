const cards = [
  {
    title: 'See a GP or pharmacist',
    text: 'If your skin does not settle, keeps you awake, or you are thinking of changing a cream or cutting out a food.',
  },
  {
    title: 'Urgent: GP today, or call 111',
    text: 'If the skin is weeping, crusting, hot, swollen or very painful, or you feel unwell with it. It may be infected.',
  },
  {
    title: 'Emergency: call 999',
    text: 'If lips, face or throat swell, or someone finds it hard to breathe. This can be a severe allergic reaction.',
  },
];

/** Where to turn, beside every article about a condition. */
export function CareCards() {
  return (
    <section aria-labelledby="care" className="my-10">
      <h2 id="care" className="mb-4 text-2xl">
        When to get medical help
      </h2>
      <ul className="grid gap-3">
        {cards.map(({ title, text }) => (
          <li key={title} className="rounded-card border-apricot border-l-4 bg-honey p-4">
            <h3 className="text-lg">{title}</h3>
            <p className="mt-1">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
