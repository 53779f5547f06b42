import type { Label } from './labels';
import { type Mesh, sheet } from './mesh';
import { solid, type Thing } from './vessels';

/** Where the camera stands and what it looks at, in centimetres. Light and ground grow with the width of the view. */
type View = { width: number; aim: number; across?: number; tilt?: number; ratio?: number };

/** One picture to take: what its file is called, what the camera sees, what is printed, and what stands there. */
export type Shot = { name: string; view: View; labels: Record<string, Label>; things: Thing[] };

/** One paper sweep, one window from the left, one white card on the right: every picture of the shop is taken here. */
export function studio(
  { width, aim, across = 0, tilt: degrees = 10, ratio = 1 }: View,
  things: readonly string[],
  quality: 'draft' | 'final' = 'final',
): string {
  const w = width;
  const at = (x: number, y: number, z: number) => `<${[x, y, z].map((one) => (one * w).toFixed(4)).join(',')}>`;
  const distance = 4.4;
  const tilt = (degrees * Math.PI) / 180;
  const eye = [across / w, aim / w + distance * Math.sin(tilt), -distance * Math.cos(tilt)] as const;
  const angle = (2 * Math.atan(0.5 / distance) * 180) / Math.PI;
  const lamps = quality === 'draft' ? 5 : 9;
  return `#version 3.7;
global_settings{assumed_gamma 1 max_trace_level 9 adc_bailout 0.03
radiosity{pretrace_start 0.08 pretrace_end ${quality === 'draft' ? '0.03' : '0.02'} count ${quality === 'draft' ? 40 : 80} nearest_count ${quality === 'draft' ? 6 : 8} error_bound 0.6 low_error_factor 0.6 recursion_limit 2 minimum_reuse 0.01 gray_threshold 0.2 brightness 1}}
#default{finish{ambient 0 diffuse 0.8}}
background{rgb<0.8,0.8,0.78>*0.42}
camera{perspective location ${at(...eye)} look_at ${at(across / w, aim / w, 0)} angle ${angle.toFixed(4)} right x*${ratio} up y}
// The window.
light_source{${at(-2.1, 2.5, -1.3)} rgb<1,0.965,0.91>*1.02 area_light ${at(0.95, 0, -1.1)},${at(0.588, 1.234, 0.494)},${lamps},${lamps} adaptive 1 circular orient}
// What comes back from the room.
light_source{${at(2.6, 1.6, -2.4)} rgb<0.86,0.93,1>*0.16 shadowless}
// Seen in glass and glaze only.
#declare Card=polygon{5,<-1,-1,0>,<1,-1,0>,<1,1,0>,<-1,1,0>,<-1,-1,0> no_image no_shadow no_radiosity};
object{Card pigment{rgb 1} finish{diffuse 0 emission 1.5} scale<0.42,1.25,1>*${w.toFixed(3)} rotate<0,-62,0> translate ${at(-1.75, 1.35, -0.9)}}
object{Card pigment{rgb<0.95,0.98,1>} finish{diffuse 0 emission 0.55} scale<0.3,1.2,1>*${w.toFixed(3)} rotate<0,66,0> translate ${at(1.9, 1.1, -0.5)}}
object{Card pigment{rgb 1} finish{diffuse 0 emission 0.6} scale<1.6,0.7,1>*${w.toFixed(3)} rotate<90,0,0> translate ${at(0, 3, 0.2)}}
// The sweep.
${solid(sweep(w), 'pigment{rgb<0.56,0.62,0.5>} finish{diffuse 0.85}')}
${things.join('\n')}
`;
}

/** Paper that lies flat under the goods and rises behind them without an edge. */
const sweep = (w: number): Mesh =>
  sheet(2, 80, (u, v) => {
    const bend = Math.max(0, v - 0.3) / 0.4;
    const angle = (Math.min(1, bend) * Math.PI) / 2;
    const after = Math.max(0, v - 0.7) / 0.3;
    const radius = w * 2.2;
    const z = v < 0.3 ? -6 * w + (v / 0.3) * 6.2 * w : 0.2 * w + radius * Math.sin(angle);
    return [(u - 0.5) * 14 * w, radius * (1 - Math.cos(angle)) + after * 6 * w, z];
  });
