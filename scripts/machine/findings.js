/**
 * The findings of an Electronegativity report (CSV) that the table of a document does not explain: a row explains the
 * check and the file in its first two columns.
 * @param {string} report
 * @param {string} document
 * @returns {string[]} such as "PRELOAD_JS_CHECK main/window.ts"
 */
export function unexplained(report, document) {
  const [header, ...lines] = report.trim().split(/\r?\n/);
  if (!header.startsWith('issue, severity, confidence, filename')) {
    throw new Error('This is no report of Electronegativity.');
  }
  const explained = new Set(
    [...document.matchAll(/^\| ([A-Z_]+_CHECK) +\| (\S+) +\|/gm)].map(
      ([, check, file]) => `${check} ${file}`,
    ),
  );
  return lines
    .map((line) => /^([A-Z_]+),"[^"]*","[^"]*","([^"]*)"/.exec(line))
    .map((match, index) => (match ? `${match[1]} ${match[2]}` : lines[index]))
    .filter((finding) => !explained.has(finding));
}
