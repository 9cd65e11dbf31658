import { pictureFont, type ChartTheme } from '../figures/charts/chart-theme';

/** The colours of the page around the chart, so that it turns dark with it. */
export const pageTheme: ChartTheme = {
  background: 'var(--card)',
  text: 'var(--text)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  main: 'var(--accent)',
  comparison: 'var(--second)',
  faint: 'var(--faint)',
  fontFamily: pictureFont,
};
