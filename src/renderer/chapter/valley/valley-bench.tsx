import type { LandscapeName } from '../../../engine/descent/landscape';
import { Button } from '../../ui/button';
import { PauseIcon, PlayIcon } from '../../ui/icons';
import { formatFigure } from '../figures';
import { ValueSlider } from '../value-slider';
import { shortFigure } from './state-text';
import type { ValleyModel } from './valley-model';
import {
  learningRates,
  momenta,
  settingNames,
  startValues,
  valleyGroups,
  valleys,
  type SettingName,
} from './valleys';

/** The landscape, how the ball moves in it, and its next step. */
export function ValleyBench({ model }: { model: ValleyModel }) {
  return (
    <>
      <div class="bench-rows">
        <select
          aria-label="Landscape"
          value={model.name.value}
          onChange={({ currentTarget }) => model.choose(currentTarget.value as LandscapeName)}
        >
          {valleyGroups.map(({ label, names }) => (
            <optgroup key={label} label={label}>
              {names.map((name) => (
                <option key={name} value={name}>
                  {valleys[name].name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <ValueSlider
          label="η"
          name="Learning rate η"
          value={model.learningRate.value}
          values={learningRates}
          onChange={(value) => (model.learningRate.value = value)}
        />
        <ValueSlider
          label="μ"
          name="Momentum μ"
          value={model.momentum.value}
          values={momenta}
          onChange={(value) => (model.momentum.value = value)}
        />
        <div class="bench-buttons">
          {(Object.keys(settingNames) as SettingName[]).map((setting) => (
            <button key={setting} type="button" class="button" onClick={() => model.use(setting)}>
              {settingNames[setting]}
            </button>
          ))}
        </div>
      </div>
      <Ride model={model} />
      <NextStep model={model} />
      <div class="bench-rows">
        <span class="soft">Start</span>
        {model.start.value.map((value, index) => (
          <ValueSlider
            key={index}
            label={variableName(model, index)}
            name={`Start of ${variableName(model, index)}`}
            value={value}
            values={startValues[index]}
            onChange={(changed) => model.place(model.start.value.with(index, changed))}
          />
        ))}
      </div>
    </>
  );
}

function variableName({ landscape }: ValleyModel, index: number): string {
  return landscape.value.length === 1 ? 'v' : ['v₁', 'v₂'][index];
}

function Ride({ model }: { model: ValleyModel }) {
  const isRunning = model.isRunning.value;
  const isAtEnd = model.isAtEnd.value;
  const isAtStart = model.steps.value === 0;
  return (
    <div class="bench-buttons ride">
      <button type="button" class="button primary" onClick={() => (isRunning ? model.pause() : model.run())}>
        {isRunning ? <PauseIcon /> : <PlayIcon />}
        {isRunning ? 'Pause' : 'Run'}
      </button>
      <Button isDisabled={isAtEnd} onClick={() => model.step()}>
        Step
      </Button>
      <Button isDisabled={isAtStart} onClick={() => model.backToStart()}>
        Back
      </Button>
    </div>
  );
}

/** What the next step is made of. */
function NextStep({ model }: { model: ValleyModel }) {
  const { position } = model.ball.value;
  return (
    <div class="bench-rows">
      <table class="truth-table">
        <caption class="visually-hidden">The next step of the ball, for each variable</caption>
        <thead>
          <tr>
            {['', 'now', 'slope', 'step'].map((name) => (
              <th key={name} scope="col">
                {name === '' ? <span class="visually-hidden">variable</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(position, (value, index) => (
            <tr key={index}>
              <th scope="row">{variableName(model, index)}</th>
              {[value, model.gradient.value[index], model.next.value.velocity[index]].map(
                (figure, column) => (
                  <td key={column}>{shortFigure(figure)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">
        step = −η · slope + μ · last step. The momentum μ keeps a share of the last step. At the bottom the
        curvature is {formatFigure(model.curvature.value)}, so the ball settles there only if η is below{' '}
        <span class="formula-text">
          2 (1 + μ) / {formatFigure(model.curvature.value)} = {formatFigure(model.rateLimit.value, 3)}
        </span>
        .
      </p>
    </div>
  );
}
