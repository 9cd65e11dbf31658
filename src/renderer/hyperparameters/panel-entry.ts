import type {
  ChoiceName,
  FieldName,
  HyperparameterField,
  HyperparameterName,
  NumberName,
} from '../../contract/hyperparameter-fields';
import { hyperparameterFields, numberNames } from '../../contract/hyperparameter-fields';
import type { CheckedHyperparameters, Hyperparameters } from '../../contract/hyperparameters';
import { checkHyperparameters } from '../../contract/hyperparameters';
import { formatHiddenLayers, parseHiddenLayers } from '../../contract/hidden-layers';
import { isNumeral } from '../../contract/number-format';
import { formatCount } from '../ui/number-format';

/** The panel's entries, right or wrong. */
export type PanelEntry = Record<FieldName, string> & Pick<Hyperparameters, ChoiceName | 'shuffle'>;

/** Whether a number is an amount, whose digits are grouped; a seed is more a name than an amount. */
function isCount(name: NumberName): boolean {
  const { isWhole = false }: HyperparameterField = hyperparameterFields[name];
  return isWhole && name !== 'seed';
}

export function isNumberField(field: HyperparameterName): field is NumberName {
  return (numberNames as readonly HyperparameterName[]).includes(field);
}

/** Converts hyper-parameters to the panel's entries. */
export function entryFor(hyperparameters: Hyperparameters): PanelEntry {
  return {
    ...hyperparameters,
    ...eachNumber((field) => formatNumber(field, hyperparameters[field])),
    hiddenLayers: formatHiddenLayers(hyperparameters.hiddenLayers),
  };
}

export function formatNumber(field: NumberName, value: number): string {
  return isCount(field) ? formatCount(value) : String(value);
}

/** Reads "3", "0.5", "0,5", "1e-3", "50,000" and "50 000"; NaN for anything else. */
export function parseNumber(text: string): number {
  const trimmed = text.trim();
  if (/^\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(trimmed)) return Number(trimmed.replace(/[, ]/g, ''));
  const plain = trimmed.replace(',', '.');
  return isNumeral(plain) ? Number(plain) : Number.NaN;
}

/** Checks the panel's entries against the schema; at most one message per field. */
export function checkEntry(entry: PanelEntry): CheckedHyperparameters {
  const hiddenLayers = parseHiddenLayers(entry.hiddenLayers);
  const checked = checkHyperparameters({
    ...entry,
    ...eachNumber((field) => parseNumber(entry[field])),
    hiddenLayers: hiddenLayers.ok ? hiddenLayers.value : [],
  });
  if (hiddenLayers.ok) return checked;
  const unreadable = { field: 'hiddenLayers' as const, message: hiddenLayers.message };
  return { ok: false, errors: [unreadable, ...(checked.ok ? [] : checked.errors)] };
}

function eachNumber<Value>(make: (field: NumberName) => Value): Record<NumberName, Value> {
  return Object.fromEntries(numberNames.map((field) => [field, make(field)])) as Record<NumberName, Value>;
}
