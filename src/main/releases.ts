/** The address that a test of the app from its sources asks instead of GitHub; a packaged app has none. */
export function findReleasesUrl(isPackaged: boolean, environment: NodeJS.ProcessEnv): string | undefined {
  return isPackaged ? undefined : environment.INKLING_RELEASES_URL;
}
