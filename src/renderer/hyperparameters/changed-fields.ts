import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import { parseHiddenLayers } from '../../contract/hidden-layers';
import type { PanelEntry } from './panel-entry';
import { isNumberField, numberIn } from './panel-entry';

/** The fields whose values changed; "3.0" equals "3". */
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
  const number = numberIn(entry, field);
  // An unreadable entry is compared as text.
  return Number.isNaN(number) ? entry[field] : number;
}
