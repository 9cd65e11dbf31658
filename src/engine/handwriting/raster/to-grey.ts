/** Integer samples, `channels` per pixel: grey or red, green, blue, and optionally alpha. */
export interface Samples {
  values: ArrayLike<number>;
  channels: number;
  /** The value of full light. */
  maximum: number;
  /** The one colour that means transparent. */
  transparent?: ArrayLike<number>;
}

/**
 * Converts samples to brightness as the eye weighs it (ITU-R BT.601): bytes from 0 black to 255 white.
 *
 * Transparent pixels show white paper, or black paper if most are transparent and the rest is light, like chalk.
 */
export function toGrey(samples: Samples): Uint8Array {
  const paper = paperBehind(samples);
  const grey = new Uint8Array(samples.values.length / samples.channels);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const opacity = opacityOf(samples, pixel);
    grey[pixel] = Math.round(255 * (lightOf(samples, pixel) * opacity + paper * (1 - opacity)));
  }
  return grey;
}

/** Brightness of the paper that transparent pixels show. */
function paperBehind(samples: Samples): 0 | 1 {
  if (!hasAlpha(samples) && samples.transparent === undefined) return 1;
  const pixels = samples.values.length / samples.channels;
  let [opaque, light] = [0, 0];
  for (let pixel = 0; pixel < pixels; pixel++) {
    const opacity = opacityOf(samples, pixel);
    opaque += opacity;
    light += opacity * lightOf(samples, pixel);
  }
  return opaque < pixels / 2 && light > opaque / 2 ? 0 : 1;
}

function hasAlpha({ channels }: Samples): boolean {
  return channels === 2 || channels === 4;
}

/** Brightness of a pixel, from 0 to 1. */
function lightOf({ values, channels, maximum }: Samples, pixel: number): number {
  const at = pixel * channels;
  if (channels < 3) return values[at] / maximum;
  return (0.299 * values[at] + 0.587 * values[at + 1] + 0.114 * values[at + 2]) / maximum;
}

function opacityOf(samples: Samples, pixel: number): number {
  const { values, channels, maximum, transparent } = samples;
  const at = pixel * channels;
  if (hasAlpha(samples)) return values[at + channels - 1] / maximum;
  if (transparent === undefined || values[at] !== transparent[0]) return 1;
  const isKey = channels < 3 || (values[at + 1] === transparent[1] && values[at + 2] === transparent[2]);
  return isKey ? 0 : 1;
}
