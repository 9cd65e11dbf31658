import './number-input.css';

interface NumberInputProps {
  /** Accessible name, where no label says it. */
  name?: string;
  /** NaN: none yet. */
  value: number;
  lowest: number;
  highest: number;
  step?: number;
  /** Called with every number typed; what is out of range is its own matter. */
  onEnter: (value: number) => void;
}

/** A number, typed or changed in steps; left with something else in it, it shows the present value again. */
export function NumberInput({ name, value, lowest, highest, step = 1, onEnter }: NumberInputProps) {
  return (
    <input
      class="number-input"
      type="number"
      min={lowest}
      max={highest}
      step={step}
      aria-label={name}
      value={Number.isNaN(value) ? '' : value}
      onInput={({ currentTarget: { valueAsNumber } }) => {
        if (!Number.isNaN(valueAsNumber)) onEnter(valueAsNumber);
      }}
      onBlur={({ currentTarget }) => (currentTarget.value = Number.isNaN(value) ? '' : String(value))}
    />
  );
}
