import type { BaselinesPageModel } from './baselines-page-model';
import { methods, methodIds } from './baselines-page-model';
import { ConfusionTable } from './confusion-table';

/** Which digits the chosen method takes for which. */
export function BaselinesBench({ model }: { model: BaselinesPageModel }) {
  const { findings, shown } = { findings: model.findings.value, shown: model.shown.value };
  const confusion = findings[shown]?.confusion ?? null;
  return (
    <div class="bench-rows">
      <label class="weight-choice">
        <span>What it confuses</span>
        <select
          value={shown}
          onChange={({ currentTarget }) => (model.shown.value = currentTarget.value as typeof shown)}
        >
          {methodIds
            .filter((id) => id !== 'guessing')
            .map((id) => (
              <option key={id} value={id}>
                {methods[id].name}
              </option>
            ))}
        </select>
      </label>
      {confusion === null ? (
        <p class="soft">{methods[shown].name}: nothing is known yet. Guess, then measure.</p>
      ) : (
        <ConfusionTable confusion={confusion} name={methods[shown].name} />
      )}
    </div>
  );
}
