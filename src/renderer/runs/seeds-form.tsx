import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { describeSettings } from './run-difference';
import { describeSeeds } from './run-row-text';

/** Asks how many runs to queue, and shows their settings and seeds. */
export function SeedsForm() {
  const { seeds } = useApplication();
  const form = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useSignalEffect(() => {
    const isOpen = seeds.isOpen.value;
    if (isOpen === form.current!.matches(':popover-open')) return;
    form.current!.togglePopover(isOpen);
    if (isOpen) field.current!.select();
  });
  const { count: { value: count }, firstSeed: { value: seed }, obstacle: { value: obstacle } } = seeds; // prettier-ignore
  const settings = seeds.settings.value;
  return (
    <>
      <CommandButton id="runs.queue" class="button seeds-button" name="More seeds…">
        More seeds…
      </CommandButton>
      <div
        ref={form}
        class="seeds-form"
        popover="auto"
        role="dialog"
        aria-label="More seeds"
        onToggle={(event) => (seeds.isOpen.value = (event as unknown as ToggleEvent).newState === 'open')}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void seeds.queue();
          }}
        >
          <label>
            Number of runs
            <input
              ref={field}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={seeds.text.value}
              aria-invalid={count === null}
              aria-describedby="seeds-note"
              onInput={({ currentTarget }) => (seeds.text.value = currentTarget.value)}
            />
          </label>
          <p id="seeds-note" class={obstacle === null ? undefined : 'seeds-obstacle'} role="status">
            {obstacle ?? `With ${describeSeeds(seed!, count!)}.`}
          </p>
          {settings !== null && <p class="soft">The settings in Train: {describeSettings(settings)}</p>}
          <button type="submit" class="button primary" aria-disabled={obstacle !== null}>
            {count === 1 ? 'Queue 1 run' : `Queue ${count ?? ''} runs`}
          </button>
        </form>
      </div>
    </>
  );
}
