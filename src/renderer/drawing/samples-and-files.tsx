import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { NextIcon, PreviousIcon } from '../ui/icons';
import { DrawingFileTools } from './drawing-tools';
import type { SampleChoice } from './samples-model';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Controls that put sample digits or saved drawings on the pad. */
export function SamplesAndFiles() {
  const { drawing } = useApplication();
  return (
    <div class="drawing-tools" role="toolbar" aria-label="Samples and files">
      <div class="tool-group samples">
        <CommandButton id="sample.previous" class="tool">
          <PreviousIcon />
        </CommandButton>
        <SampleChoiceField />
        <CommandButton id="sample.next" class="tool">
          <NextIcon />
        </CommandButton>
      </div>
      <DrawingFileTools drawing={drawing} />
    </div>
  );
}

function SampleChoiceField() {
  const { samples, commands } = useApplication();
  const { digit, isMisread } = samples.choice.value;
  return (
    <select
      aria-label="Which sample digits"
      title="Which sample digits to step through"
      value={encode({ digit, isMisread })}
      onChange={(event) => {
        samples.choice.value = decode(event.currentTarget.value);
        commands.execute('sample.next');
      }}
    >
      <option value={encode({ digit: null, isMisread: false })}>Sample digits</option>
      <option value={encode({ digit: null, isMisread: true })}>Misread digits</option>
      <DigitOptions label="Only" isMisread={false} />
      <DigitOptions label="Misread" isMisread />
    </select>
  );
}

function DigitOptions({ label, isMisread }: { label: string; isMisread: boolean }) {
  return (
    <optgroup label={label}>
      {digits.map((digit) => (
        <option key={digit} value={encode({ digit, isMisread })}>
          {label} {digit}
        </option>
      ))}
    </optgroup>
  );
}

function encode({ digit, isMisread }: SampleChoice): string {
  return `${isMisread ? 'misread' : 'all'} ${digit ?? ''}`;
}

function decode(text: string): SampleChoice {
  const [kind, digit] = text.split(' ');
  return { digit: digit === '' ? null : Number(digit), isMisread: kind === 'misread' };
}
