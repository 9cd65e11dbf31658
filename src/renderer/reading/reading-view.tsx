import { useEffect } from 'preact/hooks';
import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { OpenIcon } from '../ui/icons';
import { PreparationCard } from './preparation-card';
import { listenForReadKeys } from './read-keys';
import { SelectedDigitCard } from './selected-digit-card';
import { SimilarDigitsCard } from './similar-digits-card';
import { WideCard } from './wide-card';
import './reading-view.css';

/** A wide pad or a picture, the number that the network reads in it, and details of each digit. */
export function ReadingView() {
  const { reading } = useApplication();
  useEffect(() => reading.line.follow(), [reading]);
  useEffect(() => listenForReadKeys(reading), [reading]);
  return (
    <div class="view reading-view">
      <ReadingHeader />
      <WideCard />
      <div class="reading-details">
        <PreparationCard />
        <SimilarDigitsCard />
        <SelectedDigitCard />
      </div>
    </div>
  );
}

/** Switches between pad and picture; it is always here, whatever a picture contains. */
function ReadingHeader() {
  const { reading } = useApplication();
  const { line } = reading;
  const picture = line.picture.value;
  const choose = (isPicture: boolean) => {
    if (!isPicture) line.showPad();
    else if (line.opened.peek() === null) void reading.openPicture();
    else line.showPicture();
  };
  return (
    <header class="reading-header">
      <fieldset class="segments" aria-label="What is read">
        {(['Pad', 'Picture'] as const).map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="reading-source"
              checked={(name === 'Picture') === (picture !== null)}
              onClick={(event) => {
                choose(name === 'Picture');
                // Without a picture, the pad stays until the user has chosen one.
                if ((name === 'Picture') !== (line.picture.peek() !== null)) event.preventDefault();
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <p class="soft reading-source" title={picture?.name}>
        {picture?.name ?? 'Write a number; each digit is found and read while you write.'}
      </p>
      <CommandButton id="read.open-picture" name="Open a picture…">
        <OpenIcon />
        Open a picture…
      </CommandButton>
    </header>
  );
}
