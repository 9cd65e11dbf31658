import { hyperparameterChoices } from '../../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../../contract/hyperparameters';
import { PixelPicture } from '../../reading/pixel-picture';
import { Button } from '../../ui/button';
import { formatCount, formatPercent } from '../../ui/number-format';
import { stateOf } from '../experiment-buttons';
import { NumberInput } from '../number-input';
import type { DeeperModel } from './deeper-model';
import type { DepthModel } from './depth-model';
import type { QuestionModel } from './question-model';

/** The picture that is asked about, and a deep network to try. */
export function DeeperBench({ model: { questions, depth } }: { model: DeeperModel }) {
  return (
    <>
      <PictureChoice model={questions} />
      <Tried model={depth} />
    </>
  );
}

function PictureChoice({ model }: { model: QuestionModel }) {
  const { count, counted } = { count: model.count.value, counted: model.counted.value };
  const picture = model.picture.value;
  return (
    <div class="bench-rows">
      <label class="source-field">
        <span>Picture, 1 to {formatCount(count)}</span>
        <NumberInput
          lowest={1}
          highest={count}
          value={model.number.value}
          onEnter={(number) => model.choosePicture(number)}
        />
      </label>
      <div class="asked-picture">
        <PixelPicture
          pixels={picture?.input ?? null}
          name={picture === null ? 'No picture yet' : `${picture.name}, a ${picture.label}`}
        />
      </div>
      <div class="bench-buttons">
        <Button isDisabled={!model.canCount.value} onClick={() => void model.countAll()}>
          Ask about all test images
        </Button>
      </div>
      <p class="soft counted" role="status">
        {counted === null ? '' : describeCount(counted)}
      </p>
    </div>
  );
}

function describeCount({ yes, count }: { yes: number[]; count: number[] }): string {
  const sum = (values: number[]) => values.slice(1).reduce((total, value) => total + value, 0);
  const [others, all] = [sum(yes), sum(count)];
  return (
    `Yes for ${formatCount(yes[0])} of ${formatCount(count[0])} zeros (${formatPercent(yes[0], count[0])}), and for ` +
    `${formatCount(others)} of ${formatCount(all)} others (${formatPercent(others, all)}).`
  );
}

/** The settings of a deep network that might beat the shallow one. */
function Tried({ model }: { model: DepthModel }) {
  const { hiddenLayers, hiddenActivation, learningRate } = model.settings.value;
  const tried = model.tried.value;
  const run = model.triedRun.value;
  const change = (changes: Partial<typeof model.settings.value>) =>
    (model.settings.value = { ...model.settings.peek(), ...changes });
  const { label, options } = hyperparameterChoices.hiddenActivation;
  return (
    <div class="bench-rows">
      <p>A deep network of your own, for the exercise</p>
      <label class="source-field">
        <span>Hidden layers</span>
        <input
          type="text"
          class="number-input"
          value={hiddenLayers}
          aria-invalid={!tried.ok}
          aria-describedby="tried-obstacle"
          onInput={({ currentTarget }) => change({ hiddenLayers: currentTarget.value })}
        />
      </label>
      <label class="source-field">
        <span>{label}</span>
        <select
          value={hiddenActivation}
          onChange={({ currentTarget }) =>
            change({ hiddenActivation: currentTarget.value as Hyperparameters['hiddenActivation'] })
          }
        >
          {Object.entries(options).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label class="source-field">
        <span>Learning rate η</span>
        <NumberInput
          lowest={0.001}
          highest={10}
          step={0.01}
          value={learningRate}
          onEnter={(rate) => change({ learningRate: rate })}
        />
      </label>
      <div class="bench-buttons">
        <Button isDisabled={!tried.ok || model.isTrying} onClick={() => void model.train()}>
          Train it
        </Button>
        <span class="soft">{run !== null && stateOf(run)}</span>
      </div>
      <p id="tried-obstacle" class="soft">
        {tried.ok ? 'It becomes a run like any other; see Runs.' : tried.message}
      </p>
    </div>
  );
}
