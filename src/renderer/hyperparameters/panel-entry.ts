import type {
  CheckedHyperparameters,
  HyperparameterName,
  Hyperparameters,
} from '../../contract/hyperparameters';
import { checkHyperparameters, formatHiddenLayers, parseHiddenLayers } from '../../contract/hyperparameters';
import { formatCount } from '../ui/number-format';

/** Fields of the panel that hold text. */
export type TextFieldName = Exclude<HyperparameterName, 'shuffle'>;
export type NumberFieldName = Exclude<TextFieldName, 'hiddenLayers'>;

/** What stands in the panel, right or wrong. */
export type PanelEntry = Record<TextFieldName, string> & { shuffle: boolean };

/** How the panel writes these hyper-parameters. */
export function entryFor(hyperparameters: Hyperparameters): PanelEntry {
  return {
    hiddenLayers: formatHiddenLayers(hyperparameters.hiddenLayers),
    learningRate: formatNumber('learningRate', hyperparameters.learningRate),
    miniBatchSize: formatNumber('miniBatchSize', hyperparameters.miniBatchSize),
    epochs: formatNumber('epochs', hyperparameters.epochs),
    trainingImages: formatNumber('trainingImages', hyperparameters.trainingImages),
    seed: formatNumber('seed', hyperparameters.seed),
    shuffle: hyperparameters.shuffle,
  };
}

/** A seed is a name more than an amount, so its digits are not grouped. */
export function formatNumber(field: NumberFieldName, value: number): string {
  return field === 'seed' || field === 'learningRate' ? String(value) : formatCount(value);
}

/** Reads "3", "0.5", "0,5", "1e-3", "50,000" and "50 000"; NaN for anything else. */
export function parseNumber(text: string): number {
  const trimmed = text.trim();
  if (/^\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(trimmed)) return Number(trimmed.replace(/[, ]/g, ''));
  const plain = trimmed.replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/** Checks what stands in the panel against the schema; at most one message a field. */
export function checkEntry(entry: PanelEntry): CheckedHyperparameters {
  const hiddenLayers = parseHiddenLayers(entry.hiddenLayers);
  const checked = checkHyperparameters({
    hiddenLayers: hiddenLayers.ok ? hiddenLayers.value : [],
    learningRate: parseNumber(entry.learningRate),
    miniBatchSize: parseNumber(entry.miniBatchSize),
    epochs: parseNumber(entry.epochs),
    trainingImages: parseNumber(entry.trainingImages),
    seed: parseNumber(entry.seed),
    shuffle: entry.shuffle,
  });
  if (hiddenLayers.ok) return checked;
  const unreadable = { field: 'hiddenLayers' as const, message: hiddenLayers.message };
  return { ok: false, errors: [unreadable, ...(checked.ok ? [] : checked.errors)] };
}
