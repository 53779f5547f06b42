declare module 'subset-font' {
  type Axis = number | { min: number; max: number };
  function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'woff2' | 'sfnt';
      variationAxes?: Partial<Record<string, Axis>>;
      noLayoutClosure?: boolean;
    },
  ): Promise<Buffer>;
  export = subsetFont;
}
