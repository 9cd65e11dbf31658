import { basicNames, type HyperparameterName } from '../contract/hyperparameter-fields';
import { defaultHyperparameters } from '../contract/hyperparameters';
import { presetOf } from '../contract/presets';
import type { RunDetails } from '../contract/run';
import { haveSameSetting, settingLabel, settingNames, settingText } from '../contract/setting-text';
import { commandOfRun } from '../contract/train-command';
import { element, escapeMarkup } from '../figures/markup';
import { paragraph, section, table, type Cell } from './html';
import { obstacleOfHistory } from '../contract/run';

const basic: readonly HyperparameterName[] = basicNames;

/** The settings of a run beside those of the book's first experiment, and the command that repeats it. */
export function settingsSection(run: RunDetails): string {
  const unknown = obstacleOfHistory(run);
  if (unknown !== undefined) return section('Settings', paragraph(unknown));
  const { hyperparameters } = run;
  const differs = (name: HyperparameterName) =>
    !haveSameSetting(name, hyperparameters, defaultHyperparameters);
  const shown = settingNames.filter((name) => basic.includes(name) || differs(name));
  const rows = shown.map((name): Cell[] => [
    { text: settingLabel(name) },
    { text: settingText(name, hyperparameters), kind: differs(name) ? 'differs' : undefined },
    { text: differs(name) ? settingText(name, defaultHyperparameters) : 'the same' },
  ]);
  const heads = ['Setting', 'This run', 'The book’s first experiment'].map((text) => ({ text }));
  const preset = presetOf(hyperparameters);
  const command = commandOfRun(run);
  return section(
    'Settings',
    ...(preset ? [paragraph(`${preset.group}: ${preset.label}. ${preset.about}`)] : []),
    table({ kind: 'settings' }, heads, rows),
    paragraph('All other settings are those of chapter 1.', 'soft'),
    ...(command.ok
      ? [paragraph('In a terminal:', 'soft'), element('pre', {}, escapeMarkup(command.value))]
      : []),
  );
}
