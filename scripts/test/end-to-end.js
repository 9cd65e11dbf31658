import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrFetchBrowser } from '../machine/browser.js';
import { hasDisplay } from '../machine/display.js';
import { fetchElectronRuntime } from '../machine/electron-runtime.js';
import { projectFolder, run, runNode, runScript } from '../machine/run.js';
import { buildStandIn } from '../machine/standin.js';
import { impossible, reported, single, sum } from './tally.js';

const resultsFolder = join(projectFolder, 'test-results');
const coverageFolder = join(resultsFolder, 'v8-coverage');
const noBrowser =
  'There is no Chromium, Chrome or Edge, and none could be downloaded. Install one (Debian and Ubuntu: apt-get install ' +
  'chromium), or name its executable in STANDIN_BROWSER.';

/** @typedef {import('./tally.js').Tally} Tally */

/** The same specs on real Electron, if available, and on the stand-in, where coverage is recorded too. */
export async function testBuiltApp() {
  const tallies = [];
  if (await canUseElectron()) tallies.push(await runSpecs('electron', ['built'], {}));
  if (tallies.length === 0 || process.platform === 'linux') tallies.push(await testOnStandIn());
  else console.log('The stand-in is tested on Linux only, and so is coverage.');
  return sum(tallies);
}

/** @returns {Promise<Tally>} */
async function testOnStandIn() {
  const browser = await findOrFetchBrowser();
  if (!browser) return impossible(noBrowser);
  if ((await buildStandIn()) !== 0) return impossible('The stand-in for Electron could not be built.');
  rmSync(coverageFolder, { recursive: true, force: true });
  const env = { STANDIN_BROWSER: browser, INKLING_ELECTRON: 'standin', INKLING_COVERAGE: coverageFolder };
  return runSpecs('standin', ['standin', 'built'], env);
}

/**
 * Runs some of the specs on the built app: on real Electron if available, otherwise on the stand-in.
 * @param {string[]} parameters for Playwright: words from the specs' names, and its switches
 * @returns {Promise<number>} an exit code
 */
export async function runChosenSpecs(parameters) {
  const isElectron = await canUseElectron();
  const browser = isElectron ? undefined : await findOrFetchBrowser();
  if (!isElectron && !browser) {
    console.error(noBrowser);
    return 1;
  }
  const builtCode = (await runScript('build')) || (isElectron ? 0 : await buildStandIn());
  if (builtCode !== 0) return builtCode;
  const env = isElectron ? {} : { STANDIN_BROWSER: browser, INKLING_ELECTRON: 'standin' };
  return runPlaywright(['--project=built', ...parameters], env);
}

/** Packages the app in the best way this machine allows, and runs the specs on the result. */
export async function testPackagedApp() {
  const isElectron = await canUseElectron();
  const browser = isElectron ? undefined : await findOrFetchBrowser();
  if (!isElectron && !browser) return impossible(noBrowser);
  const env = isElectron ? {} : { STANDIN_BROWSER: browser, INKLING_ELECTRON: 'standin' };
  rmSync(join(projectFolder, 'dist'), { recursive: true, force: true });
  const packaging = single(await runNode(join(projectFolder, 'scripts', 'dist.js'), ['--dir'], { env }));
  return packaging.failed ? packaging : sum([packaging, await runSpecs('packaged', ['packaged'], env)]);
}

/** Checks that every line shipped in main, preload and trainer has run in the end-to-end tests. */
export async function checkCoverage() {
  if (process.platform !== 'linux')
    return { passed: 0, failed: 0, remarks: ['Coverage is recorded on Linux only.'] };
  return single(await runNode(join(projectFolder, 'scripts', 'coverage.js'), [coverageFolder]));
}

/**
 * @param {string} name of the report
 * @param {string[]} projects of playwright.config.ts
 * @param {NodeJS.ProcessEnv} env
 */
function runSpecs(name, projects, env) {
  const report = join(resultsFolder, `${name}.json`);
  const parameters = ['--reporter=list,json', ...projects.map((project) => `--project=${project}`)];
  return reported(
    report,
    () => runPlaywright(parameters, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    (/** @type {import('@playwright/test/reporter').JSONReport} */ { stats, errors, suites }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
      failures: [
        ...suites.flatMap(failuresOfSuite),
        ...errors.map(({ message }) => ({ test: name, error: message ?? '' })),
      ],
    }),
  );
}

/**
 * @param {import('@playwright/test/reporter').JSONReportSuite} suite
 * @returns {{ test: string; error: string }[]}
 */
function failuresOfSuite({ suites = [], specs }) {
  const failed = specs.filter((spec) => !spec.ok);
  return [
    ...suites.flatMap(failuresOfSuite),
    ...failed.map(({ file, line, title, tests }) => ({
      test: `${file}:${line}: ${title}`,
      error: tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? '')).join('\n'),
    })),
  ];
}

/**
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} env
 */
function runPlaywright(parameters, env) {
  const playwright = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  const [command, ...rest] = [...displayFor(env), process.execPath, playwright, 'test', ...parameters];
  return run(command, rest, { cwd: projectFolder, env });
}

/**
 * Real Electron needs a display, possibly a virtual one; the stand-in does not.
 * @param {NodeJS.ProcessEnv} env
 */
function displayFor(env) {
  return env.INKLING_ELECTRON === 'standin' || hasDisplay() ? [] : ['xvfb-run', '--auto-servernum'];
}

/** @type {Promise<boolean> | undefined} */
let electronAnswer;

/** Tried once: a failed download would fail again. */
function canUseElectron() {
  electronAnswer ??= askForElectron();
  return electronAnswer;
}

async function askForElectron() {
  if (process.env.INKLING_ELECTRON === 'standin') return false;
  if (!hasDisplay() && spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).error) {
    console.log('There is neither a display nor xvfb-run for real Electron: using the stand-in instead.');
    return false;
  }
  const runtime = await fetchElectronRuntime();
  if ('executable' in runtime) return true;
  console.log(`Electron’s runtime could not be downloaded (${runtime.reason}): using the stand-in instead.`);
  return false;
}
