/** The report's style: the window's colours and type, light and dark, and always light on paper. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f6f4, #161719);
  --card: light-dark(#fff, #1f2124);
  --line: light-dark(#e3e3df, #303338);
  --text: light-dark(#1d1e20, #e8e8e6);
  --soft: light-dark(#63666b, #9b9fa6);
  --accent: light-dark(#2a67cb, #6ea5ff);
  --second: light-dark(#85888d, #868b93);
  --faint: light-dark(#d3dff3, #2f4060);
  --warning-ground: light-dark(#fdf1e7, #33271d);
  --warning-edge: light-dark(#f3dcc7, #4a3829);
  --heat-1: light-dark(#fdf1e7, #2b2420);
  --heat-2: light-dark(#f9dfc6, #44301f);
  --heat-3: light-dark(#f3c69a, #6b4420);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: 32px 16px 48px;
  background: var(--ground);
  color: var(--text);
  font: 14px/1.5 system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
main { max-width: 912px; margin: 0 auto; }
h1 { margin: 0; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 12px; font-size: 15px; }
h3 { margin: 0 0 8px; font-size: 15px; overflow-wrap: anywhere; }
p { margin: 0 0 8px; max-width: 75ch; overflow-wrap: anywhere; }
.soft, caption, dt, figcaption { color: var(--soft); }
header { margin-bottom: 20px; }
header p { margin: 4px 0 0; }
section {
  margin-top: 12px;
  padding: 16px 20px;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--card);
}
svg { display: block; max-width: 100%; height: auto; }
svg + svg { margin-top: 12px; }
.findings { border-color: var(--warning-edge); background: var(--warning-ground); }
.findings p:last-child, section > p:last-child { margin-bottom: 0; }
dl { margin: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 12px 16px; }
.figures + p, table + p { margin-top: 12px; }
.figures > div { display: flex; flex-direction: column; justify-content: flex-end; }
.figures dt { font-size: 12px; }
.figures dd { margin: 0; font-size: 20px; font-weight: 600; line-height: 1.3; }
.facts > div { display: grid; grid-template-columns: 150px 1fr; gap: 12px; padding: 3px 0; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; }
caption { margin-bottom: 8px; text-align: left; font-size: 12px; }
th, td { padding: 3px 10px; text-align: left; font-weight: 400; }
thead th { border-bottom: 1px solid var(--line); color: var(--soft); font-size: 12px; vertical-align: bottom; }
th:first-child { padding-left: 0; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
.compared { width: 100%; }
.compared tbody th { overflow-wrap: anywhere; }
.differs { font-weight: 600; }
.confusion { width: 100%; }
.confusion th, .confusion td { width: 7%; padding: 3px 4px; text-align: right; }
.confusion tbody th { color: var(--soft); }
.right { font-weight: 600; }
.heat-1 { background: var(--heat-1); }
.heat-2 { background: var(--heat-2); }
.heat-3 { background: var(--heat-3); }
.facts + .transcript { margin-top: 12px; }
.transcript { columns: 180px; column-gap: 36px; margin: 0; padding: 0; list-style: none; }
.transcript li { display: flex; gap: 12px; justify-content: space-between; max-width: 200px; break-inside: avoid; }
.transcript span { color: var(--soft); }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(72px, 1fr)); gap: 12px 8px; }
.pictures.captioned { grid-template-columns: repeat(auto-fill, minmax(92px, 1fr)); }
figure { margin: 0; break-inside: avoid; font-size: 11px; line-height: 1.35; }
figure img { display: block; width: 64px; height: 64px; margin-bottom: 3px; border: 1px solid var(--line); image-rendering: pixelated; }
figcaption b { color: var(--text); }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 12px/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; }
@media (max-width: 640px) {
  section { padding: 12px; }
  .confusion { font-size: 11px; }
  .confusion th, .confusion td { padding: 2px; }
  .facts > div { grid-template-columns: 1fr; gap: 0; }
}
@media print {
  :root { color-scheme: light; }
  @page { margin: 16mm 14mm; }
  body { padding: 0; background: none; font-size: 10.5pt; print-color-adjust: exact; }
  main { max-width: none; }
  section { padding: 12px 0; border-width: 1px 0 0; border-radius: 0; background: none; break-inside: avoid; }
  section.long { break-inside: auto; }
  .findings { padding: 12px; border-width: 1px; }
  h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; }
}
`;
