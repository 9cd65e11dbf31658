import { useApplication } from '../application-context';
import { PixelPicture } from '../reading/pixel-picture';
import { CommandButton } from '../ui/command-button';
import { ActionButton } from './action-button';

/** Asks for one digit after the other. */
export function RoundCard() {
  const { clinic } = useApplication();
  const { length } = clinic.questions.value;
  const number = clinic.at.value + 1;
  return (
    <section class="card clinic round" aria-labelledby="clinic-title">
      <div class="card-header between">
        <h2 id="clinic-title">Draw this digit on the pad</h2>
        <span class="soft">
          {number} of {length}
        </span>
      </div>
      <p class="asked-digit">{clinic.asked.value}</p>
      <Strip />
      <div class="clinic-actions">
        <CommandButton id="my-digits.next" class="button primary">
          {number === length ? 'Finish' : 'Next digit'}
        </CommandButton>
        <ActionButton isEnabled={number > 1} onPress={() => clinic.back()}>
          Back
        </ActionButton>
        <ActionButton onPress={() => clinic.skip()}>Skip</ActionButton>
        <span class="gap" />
        <ActionButton onPress={() => clinic.finish()}>Stop here</ActionButton>
      </div>
    </section>
  );
}

/** What has been drawn so far. */
function Strip() {
  const { clinic } = useApplication();
  const inputs = clinic.inputs.value;
  return (
    <ol class="round-strip" aria-label="Drawn so far">
      {clinic.questions.value.map(({ asked }, index) => (
        <li key={index} class={index === clinic.at.value ? 'is-present' : undefined}>
          {inputs[index] && index !== clinic.at.value ? (
            <PixelPicture pixels={inputs[index]} name={`The ${asked} that you drew`} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
