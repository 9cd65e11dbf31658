/** Whole samples, one after another, `channels` to a pixel: grey or red, green, blue, and perhaps alpha. */
export interface Samples {
  values: ArrayLike<number>;
  channels: number;
  /** Full light. */
  maximum: number;
  /** The one colour that stands for transparent. */
  transparent?: ArrayLike<number>;
}

/** Light as the eye weighs it (ITU-R BT.601), over white: bytes from 0 black to 255 white. */
export function toGrey({ values, channels, maximum, transparent }: Samples): Uint8Array {
  const hasColour = channels >= 3;
  const hasAlpha = channels === 2 || channels === 4;
  const grey = new Uint8Array(values.length / channels);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += channels) {
    const light = hasColour
      ? 0.299 * values[at] + 0.587 * values[at + 1] + 0.114 * values[at + 2]
      : values[at];
    const isKey =
      transparent !== undefined &&
      values[at] === transparent[0] &&
      (!hasColour || (values[at + 1] === transparent[1] && values[at + 2] === transparent[2]));
    const opacity = isKey ? 0 : hasAlpha ? values[at + channels - 1] / maximum : 1;
    grey[pixel] = Math.round(255 * ((light / maximum) * opacity + 1 - opacity));
  }
  return grey;
}
