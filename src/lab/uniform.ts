// PyTorch's random numbers on the CPU, the evenly spread ones: what torch.rand gives after torch.manual_seed, to the bit.

/** The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998): a generator of whole numbers of 32 bits. `seed`: 0 to 2³²−1. */
export function seedTwister(seed: number): () => number {
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
export const uniform = (draw: () => number): number => (draw() & 0xffffff) * 2 ** -24;

/** What `torch.rand` gives after `torch.manual_seed(seed)`, one number after the other. */
export function seedUniform(seed: number): () => number {
  const draw = seedTwister(seed);
  return () => uniform(draw);
}

/** `torch.rand(count)` after `torch.manual_seed(seed)`. */
export const rand = (seed: number, count: number): Float32Array =>
  Float32Array.from({ length: count }, seedUniform(seed));
