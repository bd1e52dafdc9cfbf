// PyTorch's random numbers on the CPU: what torch.rand and torch.randn give after torch.manual_seed, to the bit.
import { cosSin, log } from './vector-math.ts';

/** The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998): a generator of whole numbers of 32 bits. `seed`: 0 to 2³²−1. */
function seedTwister(seed: number): () => number {
  const state = new Uint32Array(624);
  state[0] = seed;
  for (let i = 1; i < 624; i++) {
    const before = state[i - 1] ?? 0;
    state[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
  }
  let next = 624;
  const renew = (): void => {
    for (let i = 0; i < 624; i++) {
      const y = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % 624] ?? 0) & 0x7fffffff);
      state[i] = (state[(i + 397) % 624] ?? 0) ^ (y >>> 1) ^ ((y & 1) * 0x9908b0df);
    }
    next = 0;
  };
  return () => {
    if (next === 624) renew();
    let y = state[next++] ?? 0;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

/** A float32 from 0 up to 1: the lower 24 bits of one draw. */
const uniform = (draw: () => number): number => (draw() & 0xffffff) * 2 ** -24;

/** A float64 from 0 up to 1: 53 bits of two draws, the higher ones first. */
function uniformDouble(draw: () => number): number {
  const high = draw();
  return ((high & 0x1fffff) * 2 ** 32 + draw()) * 2 ** -53;
}

/** What `torch.rand` gives after `torch.manual_seed(seed)`, one number after the other. */
export function seedUniform(seed: number): () => number {
  const draw = seedTwister(seed);
  return () => uniform(draw);
}

/** `torch.rand(count)` after `torch.manual_seed(seed)`. */
export const rand = (seed: number, count: number): Float32Array =>
  Float32Array.from({ length: count }, seedUniform(seed));

/** How many numbers the vector unit makes at once. */
const VECTOR = 16;

/** `torch.randn(count)` after `torch.manual_seed(seed)`, on a processor with AVX2. */
export function randn(seed: number, count: number): Float32Array {
  const draw = seedTwister(seed);
  return count < VECTOR ? oneByOne(draw, count) : inVectors(draw, count);
}

/** Fewer numbers than a vector holds: Box and Muller in float64, two at a time. */
function oneByOne(draw: () => number, count: number): Float32Array {
  const numbers = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    const [turn, size] = [uniformDouble(draw), uniformDouble(draw)];
    const radius = Math.sqrt(-2 * Math.log1p(-size));
    const angle = 2 * Math.PI * turn;
    numbers[i] = radius * Math.cos(angle);
    if (i + 1 < count) numbers[i + 1] = radius * Math.sin(angle);
  }
  return numbers;
}

const TWO_PI = Math.fround(2 * Math.PI);

/** Whole vectors, the first half of each with the cosines; the last sixteen numbers are drawn anew where some are left over. */
function inVectors(draw: () => number, count: number): Float32Array {
  const numbers = Float32Array.from({ length: count }, () => uniform(draw));
  const fill = (start: number): void => {
    for (let i = start; i < start + VECTOR / 2; i++) {
      const size = Math.fround(1 - (numbers[i] ?? 0));
      const angle = Math.fround(TWO_PI * (numbers[i + VECTOR / 2] ?? 0));
      const radius = Math.fround(Math.sqrt(Math.fround(-2 * log(size))));
      const { cos, sin } = cosSin(angle);
      numbers[i] = radius * cos;
      numbers[i + VECTOR / 2] = radius * sin;
    }
  };
  for (let start = 0; start + VECTOR <= count; start += VECTOR) fill(start);
  if (count % VECTOR > 0) {
    for (let i = count - VECTOR; i < count; i++) numbers[i] = uniform(draw);
    fill(count - VECTOR);
  }
  return numbers;
}
