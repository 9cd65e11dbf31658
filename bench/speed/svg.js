/** @typedef {Record<string, string | number>} Attributes */

/**
 * An SVG element as text.
 * @param {string} name
 * @param {Attributes} attributes
 * @param {string} [content]
 */
export function element(name, attributes, content = '') {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${rounded(value)}"`);
  return `<${name}${written.join('')}>${content}</${name}>\n`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string | number} text
 * @param {Attributes} [attributes]
 */
export function label(x, y, text, attributes = {}) {
  const escaped = `${text}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return element('text', { x, y, ...attributes }, escaped);
}

/**
 * Moves a part of a picture.
 * @param {number} x
 * @param {number} y
 * @param {string} content
 */
export function moved(x, y, content) {
  return element('g', { transform: `translate(${x} ${y})` }, content);
}

/** @param {string | number} value */
function rounded(value) {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
