/**
 * `node scripts/release.js`: checks that this version can be released, runs all checks and tests and every spec on the
 * packaged app, and makes the tag, which is not pushed. `--check`: only what the workflow can check for a tag that exists.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { obstaclesToRelease } from './machine/release-checks.js';
import { projectFolder, runNode } from './machine/run.js';

const isCheckOnly = process.argv.includes('--check');
const read = (/** @type {string} */ file) => readFileSync(join(projectFolder, file), 'utf8');
const git = (/** @type {string[]} */ ...parameters) =>
  execFileSync('git', parameters, { cwd: projectFolder, encoding: 'utf8' });

const { version } = JSON.parse(read('package.json'));
const obstacles = obstaclesToRelease({
  version,
  changelog: read('CHANGELOG.md'),
  changes: git('status', '--porcelain'),
  tags: isCheckOnly ? [] : git('tag', '--list').split('\n'),
});
const { GITHUB_REF_NAME: pushedTag } = process.env;
if (isCheckOnly && pushedTag !== undefined && pushedTag !== `v${version}`) {
  obstacles.push(`The tag is ${pushedTag}, and the version in package.json is ${version}.`);
}
for (const obstacle of obstacles) console.error(obstacle);
if (obstacles.length > 0) process.exit(1);
if (isCheckOnly) process.exit(0);

const test = join(projectFolder, 'scripts', 'test.js');
const code = await runNode(test, [], { env: { INKLING_SPECS: 'all' } });
if (code !== 0) process.exit(code);
git('tag', '--annotate', `v${version}`, '--message', `Inkling ${version}`);
console.log(`Tagged v${version}. “git push origin v${version}” makes the installers and publishes them.`);
