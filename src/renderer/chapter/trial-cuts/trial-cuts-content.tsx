import { useEffect } from 'preact/hooks';
import { DrawingPad } from '../../drawing/drawing-pad';
import { PixelPicture } from '../../reading/pixel-picture';
import { Button } from '../../ui/button';
import { ExerciseCard } from '../exercise-card';
import { formatFigure } from '../figures';
import { CutsFigure } from './cuts-figure';
import { groupAt, scoreOf, type TrialCutsModel } from './trial-cuts-model';
import './trial-cuts.css';

export function TrialCutsContent({ model }: { model: TrialCutsModel }) {
  useEffect(() => model.follow(), [model]);
  const { drawing } = model;
  return (
    <>
      <section class="card figure-card" aria-labelledby="number-title">
        <div class="card-header">
          <h2 id="number-title">A number</h2>
          <span class="soft">in one line</span>
          <span class="end">{model.text.value !== '' && `read as ${model.text.value}`}</span>
        </div>
        <div class="cuts-pad">
          <DrawingPad drawing={drawing} name="Pad for a number" hint="Write a number here" />
        </div>
        <div class="bench-buttons">
          <button type="button" class="button" onClick={() => model.writeBookNumber()}>
            The book’s number
          </button>
          <Button
            isDisabled={!model.canTakeFromRead}
            title="The number on the wide pad of Read"
            onClick={() => model.takeFromRead()}
          >
            From Read
          </Button>
          <Button isDisabled={!drawing.canUndo.value} onClick={() => drawing.undo()}>
            Undo
          </Button>
          <Button isDisabled={drawing.isEmpty.value} onClick={() => drawing.clear()}>
            Clear
          </Button>
          {model.isTooMuch.value && <span class="soft">Too many strokes for one number.</span>}
        </div>
      </section>
      <section class="card figure-card" aria-labelledby="cuts-title">
        <div class="card-header">
          <h2 id="cuts-title">Every candidate</h2>
          <span class="soft">score: 0 is sure; the more negative, the less likely</span>
          <span class="end">
            {model.line.value && `best sum ${formatFigure(model.line.value.chosen.score, 3)}`}
          </span>
        </div>
        <CutsFigure model={model} />
        <ChosenDigits model={model} />
      </section>
      <ExerciseCard
        exercise={model.exercises[0]}
        title="cut it wrongly"
        question="Write a number that Inkling cuts in the wrong place, and say on the bench what you wrote. Then see why its cuts scored more than yours. All the ink must be used, so a better part can still lose."
      />
    </>
  );
}

/** The digits of the best cuts, as the network sees them. */
function ChosenDigits({ model }: { model: TrialCutsModel }) {
  const line = model.line.value;
  if (line === null) return null;
  return (
    <div class="chosen-digits">
      {line.chosen.groups.map((place) => {
        const group = groupAt(line, place);
        return (
          group && (
            <figure key={place.first}>
              <PixelPicture pixels={group.input} name={`Read as ${group.digit ?? 'no digit'}`} />
              <figcaption>
                <b>{group.digit ?? '?'}</b> {formatFigure(scoreOf(group), 2)}
              </figcaption>
            </figure>
          )
        );
      })}
    </div>
  );
}
