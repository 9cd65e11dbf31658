import { element, escapeMarkup } from '../figures/markup';

/** A part of the report under its own heading; a `long` one may go over several sheets of paper. */
export function section(
  heading: string | { heading: string; kind: 'long' | 'findings' },
  ...content: string[]
): string {
  const { heading: text, kind } = typeof heading === 'string' ? { heading, kind: undefined } : heading;
  return element('section', { class: kind }, element('h2', {}, escapeMarkup(text)), ...content);
}

export function paragraph(text: string, kind?: string): string {
  return element('p', { class: kind }, escapeMarkup(text));
}

/** A cell of a table. */
export interface Cell {
  text: string;
  kind?: string;
}

/** A table whose first cell in each row is its head. */
export function table(
  { kind, caption }: { kind: string; caption?: string },
  heads: readonly Cell[],
  rows: readonly (readonly Cell[])[],
): string {
  const head = heads.map(({ text, kind: cell }) =>
    element('th', { scope: 'col', class: cell }, escapeMarkup(text)),
  );
  const body = rows.map(([first, ...others]) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row', class: first.kind }, escapeMarkup(first.text)),
      ...others.map(({ text, kind: cell }) => element('td', { class: cell }, escapeMarkup(text))),
    ),
  );
  return element(
    'table',
    { class: kind },
    ...(caption === undefined ? [] : [element('caption', {}, escapeMarkup(caption))]),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  );
}

/** Names with their values. */
export function facts(kind: string, entries: readonly (readonly [name: string, value: string])[]): string {
  const items = entries.map(([name, value]) =>
    element('div', {}, element('dt', {}, escapeMarkup(name)), element('dd', {}, escapeMarkup(value))),
  );
  return element('dl', { class: kind }, ...items);
}
