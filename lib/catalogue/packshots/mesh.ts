export type Point = readonly [x: number, y: number, z: number];
type Turned = { r: number; y: number; nr: number; ny: number };
/** Half of the cross-section of something turned, from the bottom up, in centimetres; the surface looks to its right. */
type Profile = readonly Turned[];
/** A corner: how far from the axis, how high, and how much of it is rounded off. */
export type Corner = readonly [r: number, y: number, round?: number];
export type Mesh = {
  points: Point[];
  normals: Point[];
  uvs: (readonly [u: number, v: number])[];
  faces: (readonly [number, number, number])[];
};

const steps = 10;

/** A line through corners, each rounded as far as its neighbours leave room. */
export function rounded(corners: readonly Corner[]): Profile {
  const turned: Turned[] = [];
  const add = (r: number, y: number, dr: number, dy: number) => {
    const length = Math.hypot(dr, dy) || 1;
    turned.push({ r: Math.max(0, r), y, nr: dy / length, ny: -dr / length });
  };
  let last: readonly [number, number] | null = null;
  const line = (to: readonly [number, number]) => {
    if (last) {
      const [dr, dy] = [to[0] - last[0], to[1] - last[1]];
      if (Math.hypot(dr, dy) > 1e-6) {
        add(last[0], last[1], dr, dy);
        add(to[0], to[1], dr, dy);
      }
    }
    last = to;
  };
  corners.forEach(([r, y, round = 0], index) => {
    const [before, after] = [corners[index - 1], corners[index + 1]];
    if (!before || !after || round === 0) {
      line([r, y]);
      return;
    }
    const towards = ([or, oy]: Corner): readonly [number, number] => {
      const length = Math.hypot(or - r, oy - y);
      const share = Math.min(round, length / 2) / (length || 1);
      return [r + (or - r) * share, y + (oy - y) * share];
    };
    const [from, to] = [towards(before), towards(after)];
    line(from);
    for (let step = 0; step <= steps; step++) {
      const t = step / steps;
      const mix = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
      const slope = (a: number, b: number, c: number) => (1 - t) * (b - a) + t * (c - b);
      add(mix(from[0], r, to[0]), mix(from[1], y, to[1]), slope(from[0], r, to[0]), slope(from[1], y, to[1]));
    }
    last = to;
  });
  return turned;
}

type Turn = {
  segments?: number;
  /** From where to where around the axis, in radians; nought looks at the camera. */
  from?: number;
  to?: number;
  /** Ribs: how many, and how deep. */
  ribs?: { count: number; depth: number };
};

/** What a lathe makes of a profile, or the part of it between two angles. */
export function lathe(profile: Profile, { segments = 144, from = -Math.PI, to = Math.PI, ribs }: Turn = {}): Mesh {
  const mesh: Mesh = { points: [], normals: [], uvs: [], faces: [] };
  const lengths = profile.map(({ r, y }, index) => {
    const before = profile[index - 1];
    return before ? Math.hypot(r - before.r, y - before.y) : 0;
  });
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const around = ribs ? ribs.count * 6 : segments;
  let along = 0;
  profile.forEach(({ r, y, nr, ny }, row) => {
    along += lengths[row] ?? 0;
    for (let step = 0; step <= around; step++) {
      const angle = from + ((to - from) * step) / around;
      const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
      const cut = ribs && Math.abs(nr) > 0.5 ? ribs.depth * (Math.cos(angle * ribs.count) - 1) * 0.5 : 0;
      const lean = ribs && Math.abs(nr) > 0.5 ? (ribs.depth * ribs.count * Math.sin(angle * ribs.count) * 0.5) / r : 0;
      mesh.points.push([(r + cut) * sin, y, -(r + cut) * cos]);
      mesh.normals.push([nr * sin + lean * cos, ny, -nr * cos + lean * sin]);
      mesh.uvs.push([step / around, whole ? along / whole : 0]);
    }
    if (row === 0 || (lengths[row] ?? 0) < 1e-6) return;
    const [low, high] = [(row - 1) * (around + 1), row * (around + 1)];
    for (let step = 0; step < around; step++)
      mesh.faces.push([low + step, low + step + 1, high + step], [low + step + 1, high + step + 1, high + step]);
  });
  return mesh;
}

/** A sheet spanned over a grid: where each of its points lies; normals follow from its neighbours. */
export function sheet(across: number, up: number, at: (u: number, v: number) => Point): Mesh {
  const mesh: Mesh = { points: [], normals: [], uvs: [], faces: [] };
  const tiny = 1e-3;
  for (let j = 0; j <= up; j++)
    for (let i = 0; i <= across; i++) {
      const [u, v] = [i / across, j / up];
      const [a, b] = [at(Math.max(0, u - tiny), v), at(Math.min(1, u + tiny), v)];
      const [c, d] = [at(u, Math.max(0, v - tiny)), at(u, Math.min(1, v + tiny))];
      const [dx, dy] = [minus(b, a), minus(d, c)];
      const normal: Point = [
        dx[1] * dy[2] - dx[2] * dy[1],
        dx[2] * dy[0] - dx[0] * dy[2],
        dx[0] * dy[1] - dx[1] * dy[0],
      ];
      const length = Math.hypot(...normal);
      mesh.points.push(at(u, v));
      mesh.normals.push(length < 1e-12 ? [0, 1, 0] : [-normal[0] / length, -normal[1] / length, -normal[2] / length]);
      mesh.uvs.push([u, v]);
      if (i < across && j < up) {
        const here = j * (across + 1) + i;
        mesh.faces.push([here, here + 1, here + across + 1], [here + 1, here + across + 2, here + across + 1]);
      }
    }
  return mesh;
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

const short = (figure: number) => String(Math.round(figure * 1e4) / 1e4);
const vector = (figures: readonly number[]) => `<${figures.map(short).join(',')}>`;
const listed = (name: string, vectors: readonly (readonly number[])[]) =>
  `${name}{${vectors.length},${vectors.map(vector).join(',')}}`;

/** The mesh as POV-Ray reads it, without its material. */
export const meshText = ({ points, normals, uvs, faces }: Mesh): string =>
  `${listed('vertex_vectors', points)}${listed('normal_vectors', normals)}${listed('uv_vectors', uvs)}${listed('face_indices', faces)}inside_vector<0,1,0>`;
