import { useApplication } from './application-context';
import { StatusBar } from './data/status-bar';
import { DrawingPanel } from './drawing/drawing-panel';
import { HyperparametersPanel } from './hyperparameters/hyperparameters-panel';
import { Toolbar } from './training/toolbar';
import { AboutDialog } from './ui/about-dialog';
import { KeysDialog } from './ui/keys-dialog';
import { Notices } from './ui/notices';
import { tabId, viewPanelId, ViewTabs } from './ui/view-tabs';
import { viewIds } from './ui/views-model';
import { views as viewContents } from './views';
import './app.css';

/** The window: what to train, the view in its centre, and the pad. */
export function App() {
  const { isReady, dialogs, views } = useApplication();
  if (!isReady.value) return <Notices />;
  const { hasHyperparameters } = viewContents[views.shown.value];
  return (
    <div class="window">
      <Toolbar />
      <Notices />
      <div class={hasHyperparameters ? 'panels' : 'panels without-hyperparameters'}>
        {hasHyperparameters && <HyperparametersPanel />}
        <Centre />
        <DrawingPanel />
      </div>
      <StatusBar />
      {dialogs.open.value === 'keys' && <KeysDialog />}
      {dialogs.open.value === 'about' && <AboutDialog />}
    </div>
  );
}

function Centre() {
  const { views } = useApplication();
  const shown = views.shown.value;
  const { Content } = viewContents[shown];
  const tab = viewIds.length === 1 ? {} : { role: 'tabpanel' as const, 'aria-labelledby': tabId(shown) };
  return (
    <main class="centre">
      <ViewTabs />
      <div id={viewPanelId} class="view" {...tab}>
        <Content />
      </div>
    </main>
  );
}
