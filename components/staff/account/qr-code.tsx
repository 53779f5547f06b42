import { generate } from 'lean-qr';

/** A QR code, drawn here, so that nothing is fetched and no script runs. Dark on light in any scheme: scanners ask for it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = generate(text);
  const dark: string[] = [];
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) dark.push(`M${x} ${y}h1v1h-1z`);
  const side = code.size + 8;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-56 max-w-full"
    >
      <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
