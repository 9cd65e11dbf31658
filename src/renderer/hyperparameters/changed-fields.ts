import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import { parseHiddenLayers } from '../../contract/network';
import type { PanelEntry } from './panel-entry';
import { isNumberField, parseNumber } from './panel-entry';

/** The fields that say something else than before; "3.0" is the same as "3". */
export function changedFields(before: PanelEntry, after: PanelEntry): ReadonlySet<HyperparameterName> {
  const fields = Object.keys(before) as HyperparameterName[];
  return new Set(fields.filter((field) => meaning(field, before) !== meaning(field, after)));
}

function meaning(field: HyperparameterName, entry: PanelEntry): string | number | boolean {
  if (field === 'hiddenLayers') {
    const layers = parseHiddenLayers(entry.hiddenLayers);
    return layers.ok ? layers.value.join() : entry.hiddenLayers;
  }
  if (!isNumberField(field)) return entry[field];
  const number = parseNumber(entry[field]);
  // What cannot be read means what it says.
  return Number.isNaN(number) ? entry[field] : number;
}
