import { render } from 'preact';
import kernelsBase64 from 'virtual:kernels';
import './ui/theme.css';
import './ui/controls.css';
import './ui/dialogs.css';
import './ui/view.css';
import { readWithKernels } from '../engine/network/output-pass';
import { App } from './app';
import { Application } from './application';
import { bridge } from './bridge';
import { ApplicationContext } from './application-context';
import { ActivePadContext } from './drawing/active-pad';
import { listenForFiles } from './file-intake';
import { listenForRegionKeys } from './frame/regions';
import { listenForShortcuts } from './shortcuts';
import { listenForPresses } from './ui/pointer-press';

readWithKernels(kernelsBase64);
const application = new Application(bridge);
listenForShortcuts(window, application);
listenForPresses(window, application.press);
listenForRegionKeys(window);
listenForFiles(window, application);
void application.start();

render(
  <ApplicationContext.Provider value={application}>
    <ActivePadContext.Provider value={{ active: application.activePad, usual: application.drawing }}>
      <App />
    </ActivePadContext.Provider>
  </ApplicationContext.Provider>,
  document.body,
);
