import type { ComponentType } from 'preact';
import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { OpenIcon } from '../ui/icons';
import { ManyDigits } from './many-digits';
import { OneDigit } from './one-digit';
import type { ReadingPart } from './reading-model';
import { readingParts } from './reading-model';
import './reading-view.css';

const parts: Record<ReadingPart, { label: string; Content: ComponentType }> = {
  'one-digit': { label: 'One digit', Content: OneDigit },
  'many-digits': { label: 'Many digits', Content: ManyDigits },
};

/** What the network gets to see, and what that is like. */
export function ReadingView() {
  const { reading } = useApplication();
  const present = reading.part.value;
  const { Content } = parts[present];
  return (
    <div class="reading-view">
      <div class="reading-header">
        <fieldset class="segments" aria-label="What is read">
          {readingParts.map((part) => (
            <label key={part}>
              <input
                type="radio"
                name="reading-part"
                checked={present === part}
                onChange={() => (reading.part.value = part)}
              />
              <span>{parts[part].label}</span>
            </label>
          ))}
        </fieldset>
        <CommandButton id="read.open-picture">
          <OpenIcon />
          Open a picture…
        </CommandButton>
      </div>
      <Content />
    </div>
  );
}
