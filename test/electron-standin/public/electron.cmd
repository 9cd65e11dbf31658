@rem Takes the place of the Electron executable: Node runs the main process, an installed Chromium the windows.
@set "STANDIN_EXECUTABLE=%~f0"
@node "%~dp0boot.mjs" %*
