export type Colour = `#${string}`;

/** A colour of the shop's as light: the renderer counts in linear light. */
export function light(colour: Colour): string {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4).toFixed(4);
  });
  return `<${parts.join(',')}>`;
}

const gloss = (most: number, spread = 0.02) =>
  `interior{ior 1.5} finish{diffuse 0.82 specular ${most * 0.35} roughness ${spread} reflection{0,${most} fresnel} conserve_energy}`;

export const matt = (colour: Colour) => `pigment{rgb ${light(colour)}} finish{diffuse 0.85}`;
export const milky = (colour: Colour) => `pigment{rgb ${light(colour)}} finish{diffuse 0.94 emission 0.02}`;
export const plastic = (colour: Colour) => `pigment{rgb ${light(colour)}} ${gloss(0.55, 0.03)}`;
export const glazed = (colour: Colour) => `pigment{rgb ${light(colour)}} ${gloss(0.9)}`;
export const glass = (colour: Colour) =>
  `pigment{rgb ${light(colour)} filter 1} interior{ior 1.5} finish{diffuse 0 reflection{0,1 fresnel} conserve_energy}`;
/** A drink that can be seen through. The glass around it shines; it need not. */
export const clear = (colour: Colour) =>
  `pigment{rgb ${light(colour)} filter 0.94} interior{ior 1.33} finish{diffuse 0.5} no_radiosity`;
export const printed = (file: string) =>
  `texture{uv_mapping pigment{image_map{png "${file}" interpolate 2}} finish{diffuse 0.86 specular 0.06 roughness 0.08}}`;
export const wooden = (colour: Colour, dark: Colour, along: 'x' | 'y' | 'z' = 'x') =>
  `pigment{wood turbulence 0.06 octaves 3 color_map{[0 rgb ${light(colour)}][0.55 rgb ${light(colour)}][1 rgb ${light(dark)}]} scale 0.75 ${along === 'x' ? 'rotate y*88' : along === 'y' ? 'rotate x*88' : 'rotate x*2'} translate<3,4.6,0>} finish{diffuse 0.85 specular 0.05 roughness 0.1}`;
