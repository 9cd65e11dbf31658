import { PixelPicture } from '../../reading/pixel-picture';
import { formatFigure } from '../figures';
import { scoreOf, type TrialCutsModel } from './trial-cuts-model';

/** What was meant, and what speaks for the candidate that is looked at. */
export function TrialCutsBench({ model }: { model: TrialCutsModel }) {
  return (
    <>
      <div class="bench-rows">
        <label class="source-field">
          <span>What is written</span>
          <input
            type="text"
            class="number-input"
            inputMode="numeric"
            value={model.meant.value}
            onInput={({ currentTarget }) => model.say(currentTarget.value)}
          />
        </label>
        <Meant model={model} />
      </div>
      <Candidate model={model} />
    </>
  );
}

function Meant({ model }: { model: TrialCutsModel }) {
  const line = model.line.value;
  if (line === null || model.meantDigits.length === 0) return null;
  return (
    <p class="soft">
      {line.wanted === null
        ? 'It cannot be cut into that number of digits.'
        : `The best score for these digits is ${formatFigure(line.wanted.score, 3)}. Dashed: where its cuts differ.`}
    </p>
  );
}

function Candidate({ model }: { model: TrialCutsModel }) {
  const [line, chosen] = [model.line.value, model.chosen.value];
  if (line === null || chosen === null) return null;
  const { input, digit, confidence, reading, layout, gaps } = chosen;
  // Below a limit it does not matter how unsure the network is.
  const isLimited = Math.abs(reading - Math.log(confidence)) > 0.01;
  return (
    <div class="bench-rows">
      <label class="weight-choice">
        <span>Candidate, from the left</span>
        <select
          value={`${chosen.first} ${chosen.end}`}
          onChange={({ currentTarget }) => {
            const [first, end] = currentTarget.value.split(' ').map(Number);
            model.choose({ first, end });
          }}
        >
          {[...line.groups]
            .sort((one, other) => one.first - other.first || one.end - other.end)
            .map((group) => (
              <option key={`${group.first} ${group.end}`} value={`${group.first} ${group.end}`}>
                {group.end - group.first === 1
                  ? `piece ${group.first + 1}`
                  : `pieces ${group.first + 1} to ${group.end}`}
                : {group.digit ?? '?'}, {formatFigure(scoreOf(group), 2)}
              </option>
            ))}
        </select>
      </label>
      <div class="candidate-picture">
        <PixelPicture pixels={input} name={`The candidate, read as ${digit ?? 'no digit'}`} />
      </div>
      <table class="number-table">
        <caption class="visually-hidden">What the candidate’s score is made of</caption>
        <tbody>
          <tr>
            <th scope="row">read as {digit ?? 'no digit'}, sure to</th>
            <td>{formatFigure(100 * confidence, 3)} %</td>
          </tr>
          <tr>
            <th scope="row">{isLimited ? 'so unsure that it counts as' : 'ln of that'}</th>
            <td>{formatFigure(reading, 3)}</td>
          </tr>
          <tr>
            <th scope="row">size and place</th>
            <td>{formatFigure(layout, 3)}</td>
          </tr>
          <tr>
            <th scope="row">cut before it, gaps inside</th>
            <td>{formatFigure(gaps, 3)}</td>
          </tr>
          <tr>
            <th scope="row">sum</th>
            <td>
              <b>{formatFigure(scoreOf(chosen), 3)}</b>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
