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
import { formatCount } from '../ui/number-format';
import { parseNumber, readingsOf, type NumberKind } from '../ui/parse-number';

/** The panel's entries, right or wrong. */
export type PanelEntry = Record<FieldName, string> & Pick<Hyperparameters, ChoiceName | 'shuffle'>;

function kindOf(name: NumberName): NumberKind {
  const { isWhole = false }: HyperparameterField = hyperparameterFields[name];
  return isWhole ? 'whole' : 'any';
}

/** Whether a number is an amount, whose digits are grouped; a seed is more a name than an amount. */
function isCount(name: NumberName): boolean {
  return kindOf(name) === 'whole' && name !== 'seed';
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

/** NaN for what is no number. */
export function numberIn(entry: PanelEntry, field: NumberName): number {
  return parseNumber(entry[field], kindOf(field));
}

/** Checks the panel's entries against the schema; at most one message per field. */
export function checkEntry(entry: PanelEntry): CheckedHyperparameters {
  const hiddenLayers = parseHiddenLayers(entry.hiddenLayers);
  const checked = checkHyperparameters({
    ...entry,
    ...eachNumber((field) => numberIn(entry, field)),
    hiddenLayers: hiddenLayers.ok ? hiddenLayers.value : [],
  });
  const errors = (checked.ok ? [] : checked.errors).map((error) => ({
    ...error,
    message: ambiguityOf(entry, error.field) ?? error.message,
  }));
  if (hiddenLayers.ok) return checked.ok ? checked : { ok: false, errors };
  return { ok: false, errors: [{ field: 'hiddenLayers', message: hiddenLayers.message }, ...errors] };
}

function ambiguityOf(entry: PanelEntry, field: HyperparameterName): string | undefined {
  const readings = isNumberField(field) && kindOf(field) === 'any' ? readingsOf(entry[field]) : null;
  return readings === null
    ? undefined
    : `Write ${readings[0]} or ${readings[1]}: “${entry[field]}” can mean either.`;
}

function eachNumber<Value>(make: (field: NumberName) => Value): Record<NumberName, Value> {
  return Object.fromEntries(numberNames.map((field) => [field, make(field)])) as Record<NumberName, Value>;
}
