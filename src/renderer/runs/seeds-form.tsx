import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { PopoverForm } from '../ui/popover-form';
import { describeSettings } from './run-difference';
import { describeSeeds } from './run-row-text';

/** Asks how many runs to queue, and shows their settings and seeds. */
export function SeedsForm() {
  const { seeds } = useApplication();
  const { count: { value: count }, firstSeed: { value: seed }, obstacle: { value: obstacle } } = seeds; // prettier-ignore
  const settings = seeds.settings.value;
  return (
    <>
      <CommandButton id="runs.queue" class="button seeds-button" name="More seeds…">
        More seeds…
      </CommandButton>
      <PopoverForm
        name="More seeds"
        class="seeds-form"
        isOpen={seeds.isOpen}
        onSubmit={() => void seeds.queue()}
      >
        <label>
          Number of runs
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={seeds.text.value}
            aria-invalid={count === null}
            aria-describedby="seeds-note"
            onInput={({ currentTarget }) => (seeds.text.value = currentTarget.value)}
          />
        </label>
        <p id="seeds-note" class={obstacle === null ? undefined : 'is-fault'} role="status">
          {obstacle ?? `With ${describeSeeds(seed!, count!)}.`}
        </p>
        {settings !== null && <p class="soft">The settings in Train: {describeSettings(settings)}</p>}
        <button type="submit" class="button primary" aria-disabled={obstacle !== null}>
          {count === 1 ? 'Queue 1 run' : `Queue ${count ?? ''} runs`}
        </button>
      </PopoverForm>
    </>
  );
}
