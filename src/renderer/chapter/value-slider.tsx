import type { ComponentChildren } from 'preact';
import { Slider } from '../ui/slider';
import { formatFigure, nearest } from './figures';
import './value-slider.css';

interface ValueSliderProps {
  /** Shown at the left; a symbol, for example w₁. */
  label: ComponentChildren;
  /** Accessible name, where the label is only a symbol. */
  name: string;
  value: number;
  /** Every value that it can have, ascending. */
  values: readonly number[];
  onChange: (value: number) => void;
  format?: (value: number) => string;
}

/** A slider with its value; where it can be negative, it is filled from 0, in the colour of the sign. */
export function ValueSlider({
  label,
  name,
  value,
  values,
  onChange,
  format = formatFigure,
}: ValueSliderProps) {
  const last = values.length - 1;
  const index = values.indexOf(nearest(values, value));
  const zero = values[0] < 0 ? values.indexOf(nearest(values, 0)) : 0;
  return (
    <label class="value-slider">
      <span class="value-label" aria-hidden="true">
        {label}
      </span>
      <Slider
        name={name}
        position={index}
        last={last}
        from={zero}
        fill={value < 0 ? 'var(--negative)' : 'var(--positive)'}
        valueText={format(value)}
        onMove={(position) => onChange(values[position])}
      />
      <span class="value-text" aria-hidden="true">
        {format(value)}
      </span>
    </label>
  );
}
