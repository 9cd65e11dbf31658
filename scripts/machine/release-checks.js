/**
 * What speaks against releasing this version; empty: nothing.
 * @param {{ version: string; changelog: string; changes: string; tags: readonly string[] }} state `changes` is the output
 *   of `git status --porcelain`
 * @returns {string[]}
 */
export function obstaclesToRelease({ version, changelog, changes, tags }) {
  const obstacles = [];
  if (!/^\d+\.\d+\.\d+$/.test(version))
    obstacles.push(`“${version}” in package.json is no version like 1.2.3.`);
  if (changes.trim() !== '') obstacles.push('The working tree has changes that are not committed.');
  if (tags.includes(`v${version}`)) obstacles.push(`There is a tag v${version} already.`);
  const sections = [...changelog.matchAll(/^## (\S+) \((.+)\)$/gm)];
  const section = sections.find(([, name]) => name === version);
  if (!section) obstacles.push(`CHANGELOG.md has no section “## ${version} (YYYY-MM-DD)”.`);
  else if (section !== sections[0]) obstacles.push(`In CHANGELOG.md, ${version} is not the first section.`);
  else if (!/^\d{4}-\d{2}-\d{2}$/.test(section[2])) {
    obstacles.push(`CHANGELOG.md says “${section[2]}” where the date of ${version} belongs.`);
  }
  return obstacles;
}
