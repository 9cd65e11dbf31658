import type { Stroke } from './curves';

/** Colours and font of the window's current theme, for canvases. */
export interface ChartTheme {
  background: string;
  text: string;
  soft: string;
  line: string;
  edge: string;
  main: string;
  comparison: string;
  faint: string;
  fontFamily: string;
}

/** Reads the custom properties of theme.css. They are registered as colours, so light or dark is already resolved. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name);
  return {
    background: colour('--card'),
    text: colour('--text'),
    soft: colour('--soft'),
    line: colour('--line'),
    edge: colour('--edge'),
    main: colour('--accent'),
    comparison: colour('--second'),
    faint: colour('--faint'),
    fontFamily: style.fontFamily,
  };
}

/** The colour of a stroke in this theme. */
export function inkOf({ ink }: Stroke, theme: ChartTheme): string {
  return { main: theme.main, text: theme.text, second: theme.comparison }[ink];
}

/** A colour of the theme, which is written as rgb(…), with this opacity from 0 to 1. */
export function translucent(colour: string, opacity: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);
}

/** Calls the listener whenever the window turns light or dark; returns a function that stops this. */
export function onThemeChange(listener: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
