/** Colours and font of the window's current theme, for the network's canvases. */
export interface NetworkColours {
  card: string;
  background: string;
  text: string;
  soft: string;
  line: string;
  edge: string;
  track: string;
  chosen: string;
  accent: string;
  second: string;
  positive: string;
  negative: string;
  fontFamily: string;
}

/** Reads the custom properties of theme.css. They are registered as colours, so light or dark is already resolved. */
export function readNetworkColours(element: Element): NetworkColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`);
  return {
    card: colour('card'),
    background: colour('background'),
    text: colour('text'),
    soft: colour('soft'),
    line: colour('line'),
    edge: colour('edge'),
    track: colour('track'),
    chosen: colour('chosen'),
    accent: colour('accent'),
    second: colour('second'),
    positive: colour('positive'),
    negative: colour('negative'),
    fontFamily: style.fontFamily,
  };
}

/** Red, green and blue of a colour such as "rgb(42, 103, 203)". */
export function channelsOf(colour: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}
