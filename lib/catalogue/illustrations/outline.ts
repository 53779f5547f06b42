export type OutlineCommand = { command: string; args: readonly number[] };

/** A step shorter than this can't be seen at the size a picture is shown, and letters are full of them. */
const shortest = 0.45;
const short = (figure: number) => String(Math.round(figure * 10) / 10).replace(/^(-?)0\./, '$1.');

/** The outline of a letter as the shortest path data that looks the same: small steps dropped, the rest relative. */
export function pathData(commands: readonly OutlineCommand[]): string {
  let [x, y] = [0, 0];
  let start: [number, number] = [0, 0];
  return commands
    .map(({ command, args }) => {
      const [endX, endY] = args.slice(-2);
      if (endX === undefined || endY === undefined) {
        [x, y] = start;
        return 'z';
      }
      const moves = command === 'moveTo';
      if (!moves && Math.hypot(endX - x, endY - y) < shortest) return '';
      const steps = args.map((figure, index) => short(figure - (index % 2 === 0 ? x : y))).join(' ');
      // Rounded as it is written, so that the rounding does not add up along the outline.
      [x, y] = [x + Math.round((endX - x) * 10) / 10, y + Math.round((endY - y) * 10) / 10];
      if (moves) start = [x, y];
      return moves ? `m${steps}` : `${command === 'lineTo' ? 'l' : command === 'quadraticCurveTo' ? 'q' : 'c'}${steps}`;
    })
    .join('')
    .replaceAll(' -', '-');
}
