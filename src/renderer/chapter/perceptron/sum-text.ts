import { formatFigure } from '../figures';
import type { PerceptronModel } from './perceptron-model';

/** "6 · 1 + 2 · 0 + 2 · 0 = 6 > 5: it says 1.", in the form that the bench speaks of. */
export function sumText({ weights, input, bias, form, weighted, says }: PerceptronModel): string {
  const terms = weights.value.map((weight, index) => `${signedFactor(weight)} · ${input.value[index]}`);
  const sum = weighted.value - bias.value;
  const end = `it says ${says.value}.`;
  if (form.value === 'threshold') {
    const sign = says.value === 1 ? '>' : '≤';
    return `${terms.join(' + ')} = ${formatFigure(sum)} ${sign} ${formatFigure(0 - bias.value)}: ${end}`;
  }
  const sign = says.value === 1 ? '>' : '≤';
  return `${[...terms, signedFactor(bias.value)].join(' + ')} = ${formatFigure(weighted.value)} ${sign} 0: ${end}`;
}

/** A negative factor in brackets. */
function signedFactor(value: number): string {
  return value < 0 ? `(${formatFigure(value)})` : formatFigure(value);
}
