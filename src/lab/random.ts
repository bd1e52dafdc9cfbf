// PyTorch's random numbers on the CPU, the normal ones: what torch.randn gives after torch.manual_seed, to the bit.
import { seedTwister, uniform } from './uniform.ts';
import { cosSin, log } from './vector-math.ts';

/** A float64 from 0 up to 1: 53 bits of two draws, the higher ones first. */
function uniformDouble(draw: () => number): number {
  const high = draw();
  return ((high & 0x1fffff) * 2 ** 32 + draw()) * 2 ** -53;
}

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
