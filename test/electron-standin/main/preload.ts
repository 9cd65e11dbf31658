import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PreloadSetup } from '../shared/messages';
import { isolatedWorldName, sendFunctionName } from '../shared/messages';
import type { CdpSession } from './cdp-connection';
import { launch } from './launch';
import { PreloadCoverage } from './preload-coverage';

/** Prepares a page to run the preload before its own scripts; what the preload exposes is received beside them. */
export async function installPreload(session: CdpSession, path: string): Promise<PreloadCoverage> {
  const preloadSource = readFileSync(path, 'utf8');
  const preloadUrl = pathToFileURL(path).href;
  const coverage = new PreloadCoverage(session, preloadUrl, preloadSource.length);
  await coverage.start();
  const setup: PreloadSetup = {
    preloadUrl,
    preloadSource,
    process: sandboxedProcess(),
    isInteractive: launch.isInteractive,
  };
  const pageSource = readFileSync(join(import.meta.dirname, 'page.js'), 'utf8');
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(() => { ${pageSource}; standinPage.openMainWorld(); })()`,
  });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: isolatedWorldName,
    source: `(() => { ${pageSource}; standinPage.runPreload(${JSON.stringify(setup)}, ${sendFunctionName}); })()`,
  });
  return coverage;
}

function sandboxedProcess() {
  const { platform, arch, versions } = process;
  return {
    platform,
    arch,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: { node: versions.node, chrome: versions.chrome, electron: versions.electron },
    env: {},
    argv: [launch.executable],
  };
}
