/** Colours and font of a chart, each as CSS writes it. */
export interface ChartTheme {
  background: string;
  text: string;
  soft: string;
  line: string;
  main: string;
  comparison: string;
  faint: string;
  fontFamily: string;
}

/** A family that every system has comes last: a file goes to machines that lack the window's font. */
export const pictureFont = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif";

/** For print and white pages; the window's light colours, which `theme.css` gives. */
export const lightTheme: ChartTheme = {
  background: '#ffffff',
  text: '#1d1e20',
  soft: '#63666b',
  line: '#e3e3df',
  main: '#2a67cb',
  comparison: '#85888d',
  faint: '#d3dff3',
  fontFamily: pictureFont,
};
