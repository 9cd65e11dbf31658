import { Button } from '../../ui/button';
import { ExerciseCard } from '../exercise-card';
import { CircuitFigure } from './circuit-figure';
import { circuitTasks, taskIds, type TaskId } from './circuit-tasks';
import type { NandModel } from './nand-model';

export function NandContent({ model }: { model: NandModel }) {
  const [xor, fullAdder] = model.exercises;
  return (
    <>
      <section class="card figure-card" aria-labelledby="circuit-title">
        <div class="card-header">
          <h2 id="circuit-title">{circuitTasks[model.task.value].title}</h2>
          <fieldset class="segments circuit-choice" aria-label="Circuit">
            {taskIds.map((id) => (
              <label key={id}>
                <input
                  type="radio"
                  name="circuit"
                  checked={model.task.value === id}
                  onChange={() => model.show(id)}
                />
                <span>{circuitTasks[id].title}</span>
              </label>
            ))}
          </fieldset>
          <span class="end">{sumText(model)}</span>
        </div>
        <CircuitFigure model={model} />
        <div class="circuit-steps">
          <button type="button" class="button" onClick={() => model.goOn()}>
            Step
          </button>
          <Button isDisabled={model.step.value === null} onClick={() => (model.step.value = null)}>
            All steps
          </Button>
          <span class="soft" role="status">
            {model.step.value === null
              ? 'Step shows how the signals go from gate to gate.'
              : `Step ${model.step.value} of ${model.depth.value}`}
          </span>
        </div>
        <p class="caption">
          Click an input to flip it, a gate to put it on the bench, a wire to remove it; drag from an input or
          a gate to another gate or an output to draw a wire. In each circle its bias; every wire into a gate
          weighs −2, and a blue wire carries 1.
        </p>
      </section>
      <ExerciseCard
        exercise={xor}
        title="XOR"
        question="Build a circuit that says 1 if exactly one of its two inputs is 1: what one perceptron cannot do."
      >
        <BuildButton model={model} id="xor" name="XOR" />
      </ExerciseCard>
      <ExerciseCard
        exercise={fullAdder}
        title="full adder"
        question="Build a circuit that adds three bits: sum and carry. Two half adders are a good start."
      >
        <BuildButton model={model} id="full-adder" name="full adder" />
      </ExerciseCard>
    </>
  );
}

/** For inputs that add up: "1 + 1 = 10" in binary. */
function sumText({ input, table, task }: NandModel): string {
  if (task.value === 'xor') return '';
  const row = table.value.find((one) => one.input.join() === input.value.join())!;
  return `${input.value.join(' + ')} = ${[...row.says].reverse().join('')}`;
}

function BuildButton({ model, id, name }: { model: NandModel; id: TaskId; name: string }) {
  const isShown = model.task.value === id;
  return (
    <Button
      class="button build-button"
      isDisabled={isShown}
      onClick={() => {
        model.show(id);
        document.getElementById('circuit-title')?.scrollIntoView({ block: 'nearest' });
      }}
    >
      {isShown ? 'It is in the figure' : `Build the ${name} in the figure`}
    </Button>
  );
}
