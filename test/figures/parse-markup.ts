/** An element of XML. */
export interface MarkupElement {
  name: string;
  attributes: Record<string, string>;
  children: (MarkupElement | string)[];
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescape(text: string): string {
  if (/<|&(?!(amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`Not escaped: ${text}`);
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name]);
}

/** Reads XML strictly; throws where it is not well-formed. Comments and CDATA are not expected. */
export function parseMarkup(source: string): MarkupElement {
  const root: MarkupElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const token = /<\/([\w-]+)>|<([\w-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (match === null) throw new Error(`Not well-formed: ${source.slice(at, at + 80)}`);
    const [, closed, opened, attributes, isEmpty, text] = match;
    const parent = open[open.length - 1];
    if (text !== undefined) parent.children.push(unescape(text));
    else if (closed !== undefined) {
      if (open.pop()!.name !== closed) throw new Error(`</${closed}> closes another element.`);
    } else {
      const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)];
      const element = {
        name: opened,
        attributes: Object.fromEntries(pairs.map(([, name, value]) => [name, unescape(value)])),
        children: [],
      };
      parent.children.push(element);
      if (isEmpty === '') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('Not one closed element.');
  return root.children[0] as MarkupElement;
}
