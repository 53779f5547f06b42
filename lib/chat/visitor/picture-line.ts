type Room = { mostPixels: number; mostOfOne: number };

/**
 * One picture after another, because decoding is the dearest thing that a stranger can make the shop do. The line has an
 * end, which is counted in pixels, since those are what takes time; and nobody stands in it more than so often.
 */
export function pictureLine({ mostPixels, mostOfOne }: Room) {
  let pixelsInLine = 0;
  const inLine = new Map<string, number>();
  let turn: Promise<unknown> = Promise.resolve();

  /** Null when there is no room for it now. */
  return function join<T>(whose: string, pixels: number, work: () => Promise<T>): Promise<T> | null {
    const own = inLine.get(whose) ?? 0;
    if (own >= mostOfOne || pixelsInLine + pixels > mostPixels) return null;
    pixelsInLine += pixels;
    inLine.set(whose, own + 1);
    const leave = () => {
      pixelsInLine -= pixels;
      const left = (inLine.get(whose) ?? 1) - 1;
      if (left > 0) inLine.set(whose, left);
      else inLine.delete(whose);
    };
    const done = turn.then(work).finally(leave);
    turn = done.catch(() => undefined);
    return done;
  };
}
