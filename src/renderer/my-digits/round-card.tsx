import { useApplication } from '../application-context';
import { PixelPicture } from '../reading/pixel-picture';
import { CommandButton } from '../ui/command-button';
import { ActionButton } from './action-button';

/** Asks for one digit after another. */
export function RoundCard() {
  const { round } = useApplication();
  const { length } = round.questions.value;
  const number = round.at.value + 1;
  return (
    <section class="card stage-card round" aria-labelledby="stage-title">
      <div class="card-header between">
        <h2 id="stage-title">Draw this digit on the pad</h2>
        <span class="soft">
          {number} of {length}
        </span>
      </div>
      <p class="asked-digit">{round.asked.value}</p>
      <Strip />
      <div class="stage-actions">
        <CommandButton id="my-digits.next" class="button primary">
          {number === length ? 'Finish' : 'Next digit'}
        </CommandButton>
        <ActionButton isEnabled={number > 1} onPress={() => round.back()}>
          Back
        </ActionButton>
        <ActionButton onPress={() => round.skip()}>Skip</ActionButton>
        <span class="gap" />
        <ActionButton onPress={() => round.finish()}>Stop here</ActionButton>
      </div>
    </section>
  );
}

/** The digits drawn so far. */
function Strip() {
  const { round } = useApplication();
  const inputs = round.inputs.value;
  return (
    <ol class="round-strip" aria-label="Drawn so far">
      {round.questions.value.map(({ asked }, index) => (
        <li key={index} class={index === round.at.value ? 'is-present' : undefined}>
          {inputs[index] && index !== round.at.value ? (
            <PixelPicture pixels={inputs[index]} name={`The ${asked} that you drew`} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
