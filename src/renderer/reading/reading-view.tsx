import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { OpenIcon } from '../ui/icons';
import { ManyDigits } from './many-digits';
import { OneDigit } from './one-digit';
import './reading-view.css';

const parts = { 'one-digit': 'One digit', 'many-digits': 'Many digits' } as const;

/** What the network gets to see, and what that is like. */
export function ReadingView() {
  const { reading } = useApplication();
  const present = reading.part.value;
  return (
    <div class="reading-view">
      <div class="reading-header">
        <fieldset class="segments" aria-label="What is read">
          {(['one-digit', 'many-digits'] as const).map((part) => (
            <label key={part}>
              <input
                type="radio"
                name="reading-part"
                checked={present === part}
                onChange={() => (reading.part.value = part)}
              />
              <span>{parts[part]}</span>
            </label>
          ))}
        </fieldset>
        <CommandButton id="read.open-picture">
          <OpenIcon />
          Open a picture…
        </CommandButton>
      </div>
      {present === 'one-digit' ? <OneDigit /> : <ManyDigits />}
    </div>
  );
}
