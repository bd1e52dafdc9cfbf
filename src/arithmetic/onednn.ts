// GELU in float32 as oneDNN computes it, which PyTorch asks for tensors of more than one number.
// After its jit_uni_eltwise_injector: erf by Abramowitz and Stegun 7.1.26, exp by five terms, all fused where it fuses.

const { fround } = Math;
const word = new DataView(new ArrayBuffer(4));

/** float32s by their bits, as oneDNN's tables hold them. */
function floats(...bits: readonly number[]): readonly number[] {
  return bits.map((each) => {
    word.setUint32(0, each);
    return word.getFloat32(0);
  });
}

const [root = 0, steepness = 0, log2e = 0, ln2 = 0, least = 0, most = 0] = floats(
  0x3f3504f3,
  0x3ea7ba05,
  0x3fb8aa3b,
  0x3f317218,
  0xc2aeac50,
  0x42b17218,
);
const [perRootPi = 0] = floats(0x3f106eba);
const ofErf = floats(0x3f87dc22, 0xbfba00e3, 0x3fb5f0e3, 0xbe91a98e, 0x3e827906);
const ofExp = floats(0x3c07cfce, 0x3d2b9d0d, 0x3e2aad40, 0x3efffee3, 0x3f7ffffb, 0x3f800000);

/** A polynomial, from its highest term on. */
const polynomial = (terms: readonly number[], x: number): number =>
  terms.reduce((sum, term) => fround(sum * x + term));

function exp(x: number): number {
  if (x < least) return 0;
  const near = Math.min(x, most);
  const power = Math.floor(fround(fround(near * log2e) + 0.5));
  const rest = fround(near - power * ln2);
  return fround(polynomial(ofExp, rest) * 2 ** power);
}

/** erf of |z|, from e^(−z²). */
function erfOf(size: number, e: number): number {
  const t = fround(1 / fround(steepness * size + 1));
  return fround(fround(-e * t) * polynomial(ofErf, t) + 1);
}

const isNegative = (z: number): boolean => z < 0 || Object.is(z, -0);

/** GELU of a float32. */
export function severalGelu(x: number): number {
  const z = fround(x * root);
  const size = Math.abs(z);
  const erf = erfOf(size, exp(-fround(size * size)));
  const half = fround(x * 0.5);
  return fround((isNegative(z) ? -erf : erf) * half + half);
}

/**
 * How far from that GELU the one is that oneDNN computes on processors with AVX-512 since PyTorch 2.1: at most this at 1,700,000
 * measured inputs. At infinities that one is nan.
 */
export const severalGeluSpread = (x: number): number =>
  Number.isFinite(x) ? 5e-7 * Math.abs(x) : Number.NaN;

/** The derivative of GELU of a float32. */
export function severalGeluSlope(x: number): number {
  const z = fround(x * root);
  const e = exp(-fround(z * z));
  const density = fround(fround(z * perRootPi) * e);
  const erf = erfOf(Math.abs(z), e);
  return fround((isNegative(z) ? -erf : erf) * 0.5 + fround(density + 0.5));
}
