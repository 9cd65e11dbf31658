import type { ChartTheme } from '../../figures/charts/chart-theme';

/** Reads the custom properties of theme.css. They are registered as colours, so light or dark is already resolved. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name);
  return {
    background: colour('--card'),
    text: colour('--text'),
    soft: colour('--soft'),
    line: colour('--line'),
    main: colour('--accent'),
    comparison: colour('--second'),
    faint: colour('--faint'),
    fontFamily: style.fontFamily,
  };
}

/** Calls the listener whenever the window turns light or dark; returns a function that stops this. */
export function onThemeChange(listener: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
