import { ExerciseCard } from '../exercise-card';
import { DecisionLine } from './decision-line';
import { FestivalDiagram } from './festival-diagram';
import { isExactlyOne, type PerceptronModel } from './perceptron-model';
import { sumText } from './sum-text';

export function PerceptronContent({ model }: { model: PerceptronModel }) {
  const { exactlyOne } = model;
  return (
    <>
      <section class="card figure-card" aria-labelledby="festival-title">
        <div class="card-header">
          <h2 id="festival-title">Go to the festival?</h2>
          <span class="soft">click an answer to change it</span>
          <span class="end">{model.says.value === 1 ? 'Go' : 'Stay at home'}</span>
        </div>
        <div class="figure-parts">
          <FestivalDiagram model={model} />
          <DecisionLine model={model} />
        </div>
        <p class="caption">{sumText(model)} In the plot, it says 1 where it is shaded.</p>
      </section>
      <ExerciseCard
        exercise={model.majority}
        title="at least two"
        question="Find weights and a threshold with which you go if at least two of the three answers are yes."
      />
      <ExerciseCard
        exercise={exactlyOne}
        title="exactly one"
        question={
          <>
            Now for two inputs, with x<sub>3</sub> = 0: it should say 1 if exactly one of x<sub>1</sub> and x
            <sub>2</sub> is 1 (XOR). Try it on the bench, then answer.
          </>
        }
      >
        <div class="figure-parts exactly-one">
          <div role="radiogroup" aria-label="Can it be had?">
            {([true, false] as const).map((canBeHad) => (
              <label key={String(canBeHad)} class="choice">
                <input
                  type="radio"
                  name="exactly-one"
                  checked={model.canBeHad.value === canBeHad}
                  onChange={() => (model.canBeHad.value = canBeHad)}
                />
                {canBeHad ? 'The weights on the bench do it' : 'No weights and threshold can do it'}
              </label>
            ))}
          </div>
          <DecisionLine
            model={model}
            wanted={isExactlyOne}
            isExplained={exactlyOne.verdict.value?.isRight ?? false}
          />
        </div>
      </ExerciseCard>
    </>
  );
}
