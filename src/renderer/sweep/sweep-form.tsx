import type { Signal } from '@preact/signals';
import type { SweepName } from '../../contract/hyperparameter-fields';
import { hyperparameterFields, sweepNames } from '../../contract/hyperparameter-fields';
import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { formatCount } from '../ui/number-format';
import { PopoverForm } from '../ui/popover-form';
import type { AxisEntry, SweepField } from './sweep-form-model';
import { describeOthers, describeSize } from './sweep-text';
import './sweep-form.css';

/** Asks for the values of a sweep, and says how many runs they make and how long these will take. */
export function SweepForm() {
  const { sweep, sweepForm } = useApplication();
  const { fault: { value: fault }, count: { value: count } } = sweepForm; // prettier-ignore
  return (
    <>
      <CommandButton id="runs.sweep" class="button sweep-button">
        Sweep…
      </CommandButton>
      <PopoverForm
        name="Sweep"
        class="sweep-form"
        isOpen={sweepForm.isOpen}
        onSubmit={() => void sweep.queue()}
      >
        <FirstAxis />
        <SecondAxis />
        <div class="sweep-numbers">
          <TextField field="seeds" label="Seeds" entry={sweepForm.seeds} />
          <TextField field="epochs" label="Epochs" entry={sweepForm.epochs} />
        </div>
        <p class="soft">
          List the values, or give a range in equal logarithmic steps: 0.1..10 x5. Semicolons separate
          networks, commas their layers.
        </p>
        <p id="sweep-note" class={fault === null ? 'sweep-note' : 'sweep-note is-fault'} role="status">
          {fault?.message ?? <Size />}
        </p>
        <Others />
        <button type="submit" class="button primary" aria-disabled={fault !== null}>
          {count === null ? 'Queue runs' : `Queue ${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`}
        </button>
      </PopoverForm>
    </>
  );
}

function FirstAxis() {
  const { sweepForm } = useApplication();
  const entry = sweepForm.first.value;
  return (
    <div class="sweep-axis">
      <AxisSelect label="Vary" name={entry.name} onChoose={(name) => sweepForm.chooseFirst(name!)} />
      <ValuesField
        field="first"
        entry={entry}
        onEnter={(text) => (sweepForm.first.value = { ...entry, text })}
      />
    </div>
  );
}

function SecondAxis() {
  const { sweepForm } = useApplication();
  const entry = sweepForm.second.value;
  return (
    <div class="sweep-axis">
      <AxisSelect
        label="And"
        name={entry?.name ?? null}
        isOptional
        onChoose={(name) => sweepForm.chooseSecond(name)}
      />
      {entry !== null && (
        <ValuesField
          field="second"
          entry={entry}
          onEnter={(text) => (sweepForm.second.value = { ...entry, text })}
        />
      )}
    </div>
  );
}

interface AxisSelectProps {
  label: string;
  name: SweepName | null;
  isOptional?: boolean;
  onChoose: (name: SweepName | null) => void;
}

function AxisSelect({ label, name, isOptional = false, onChoose }: AxisSelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select
        value={name ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose((value || null) as SweepName | null)}
      >
        {isOptional && <option value="">nothing else</option>}
        {sweepNames.map((each) => (
          <option key={each} value={each}>
            {hyperparameterFields[each].label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ValuesFieldProps {
  field: SweepField;
  entry: AxisEntry;
  onEnter: (text: string) => void;
}

function ValuesField({ field, entry: { name, text }, onEnter }: ValuesFieldProps) {
  const { sweepForm } = useApplication();
  return (
    <input
      type="text"
      autoComplete="off"
      spellcheck={false}
      aria-label={`Values of ${hyperparameterFields[name].label}`}
      aria-invalid={sweepForm.fault.value?.field === field}
      aria-describedby="sweep-note"
      value={text}
      onInput={({ currentTarget }) => onEnter(currentTarget.value)}
    />
  );
}

interface TextFieldProps {
  field: SweepField;
  label: string;
  entry: Signal<string>;
}

function TextField({ field, label, entry }: TextFieldProps) {
  const { sweepForm } = useApplication();
  return (
    <label>
      <span>{label}</span>
      <input
        type="text"
        autoComplete="off"
        aria-invalid={sweepForm.fault.value?.field === field}
        aria-describedby="sweep-note"
        value={entry.value}
        onInput={({ currentTarget }) => (entry.value = currentTarget.value)}
      />
    </label>
  );
}

function Size() {
  const { sweepForm } = useApplication();
  const checked = sweepForm.checked.value;
  if (!checked.ok) return null;
  return (
    <>
      {describeSize(checked.request)}
      <br />
      {sweepForm.estimate.value}
    </>
  );
}

/** What stays the same in all runs. */
function Others() {
  const { sweepForm } = useApplication();
  const base = sweepForm.base.value;
  if (base === null) return null;
  const varied = [
    sweepForm.first.value.name,
    ...(sweepForm.second.value ? [sweepForm.second.value.name] : []),
  ];
  const origin = sweepForm.isRefining.value ? 'As in the run that it refines' : 'The rest as in Train';
  return (
    <p class="soft">
      {origin}: {describeOthers(base, varied)}
    </p>
  );
}
