/** An element of the stand-in's own on top of the page, out of reach of the page's styles and scripts. */
export function shadowHost(styles: string): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement('standin-overlay');
  const root = host.attachShadow({ mode: 'closed' });
  // A <style> element would fall under the page's content security policy; a constructed sheet does not.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(commonStyles + styles);
  root.adoptedStyleSheets = [sheet];
  document.documentElement.append(host);
  return { host, root };
}

/** An element with text and properties, for the few that the stand-in draws. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: Node[]
): HTMLElementTagNameMap[Name] {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}

const commonStyles = `
  :host { all: initial; color-scheme: light dark; font: 14px system-ui, sans-serif; color: CanvasText; }
  button, input { font: inherit; }
`;
