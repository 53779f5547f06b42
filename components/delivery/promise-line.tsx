import { type Promised, PromiseIsland } from './promise-island';

/** The rule until a postcode is known, then the day. What is between the tags asks for it without script. */
export function PromiseLine(props: Promised) {
  return (
    <div className="min-h-56 rounded-card bg-meadow p-4">
      <PromiseIsland as="day" {...props} />
    </div>
  );
}

/** The same in one sentence. */
export function ArrivalLine(props: Omit<Promised, 'children'>) {
  return (
    <div className="min-h-[4.2rem] text-sm md:min-h-10">
      <PromiseIsland as="sentence" {...props}>
        <p>{props.rule}</p>
      </PromiseIsland>
    </div>
  );
}
