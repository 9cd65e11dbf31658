import { useApplication } from './application-context';
import { Header } from './frame/header';
import { Rail } from './frame/rail';
import { StatusBar } from './frame/status-bar';
import { ClassPackDialog } from './chapter/class-pack-dialog';
import { AboutDialog } from './ui/about-dialog';
import { KeysDialog } from './ui/keys-dialog';
import { ActivationsDialog } from './run/activations-dialog';
import { Warnings } from './ui/notices';
import { UpdatesDialog } from './ui/updates-dialog';
import { views as places } from './views';
import './frame/frame.css';

/** The window: the header with the run on screen, the rail at the left, and the chosen view. */
export function App() {
  const { isReady, dialogs, activations, chapter } = useApplication();
  const question = activations.question.value;
  const pack = chapter.classPack.opened.value;
  if (!isReady.value) return <Warnings />;
  return (
    <div class="window">
      <Rail />
      <Header />
      <Columns />
      <StatusBar />
      <Warnings />
      {dialogs.open.value === 'keys' && <KeysDialog />}
      {dialogs.open.value === 'about' && <AboutDialog />}
      {question && <ActivationsDialog key={question.id} question={question} />}
      {pack && <ClassPackDialog pack={pack} />}
      {dialogs.open.value === 'updates' && <UpdatesDialog />}
    </div>
  );
}

function Columns() {
  const { views } = useApplication();
  const { Content, Left, Right } = places[views.shown.value];
  return (
    <div class={`columns ${Left ? 'has-left' : ''} ${Right ? 'has-right' : ''}`}>
      {Left && <Left />}
      <main class="middle" data-region tabIndex={-1}>
        <Content />
      </main>
      {Right && <Right />}
    </div>
  );
}
