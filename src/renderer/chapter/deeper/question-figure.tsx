import type { AnsweredQuestion } from '../../../engine/perceptron/question-tree';
import { PixelPicture } from '../../reading/pixel-picture';
import { formatFigure } from '../figures';
import type { QuestionModel } from './question-model';

/** The tree of questions with the answer to each, and how the chosen one comes to its answer. */
export function QuestionFigure({ model }: { model: QuestionModel }) {
  const answered = model.answered.value;
  return (
    <section class="card figure-card" aria-labelledby="questions-title">
      <div class="card-header">
        <h2 id="questions-title">One question, broken into smaller ones</h2>
        <span class="soft">14 perceptrons</span>
        <span class="end">{answered && `Is it a 0? ${answered.isYes ? 'Yes' : 'No'}`}</span>
      </div>
      {answered && (
        <div class="question-parts">
          <ul class="question-tree">
            <Branch model={model} answered={answered} />
          </ul>
          <Explained model={model} answered={find(answered, model) ?? answered} />
        </div>
      )}
    </section>
  );
}

function Branch({ model, answered }: { model: QuestionModel; answered: AnsweredQuestion }) {
  const { question, isYes, parts } = answered;
  return (
    <li>
      <button
        type="button"
        class="question"
        aria-pressed={model.chosen.value === question}
        onClick={() => (model.chosen.value = question)}
      >
        <YesNo isYes={isYes} />
        {question.text}
      </button>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <Branch key={part.question.text} model={model} answered={part} />
          ))}
        </ul>
      )}
    </li>
  );
}

function YesNo({ isYes }: { isYes: boolean }) {
  return <span class={isYes ? 'yes-no is-yes' : 'yes-no'}>{isYes ? 'yes' : 'no'}</span>;
}

/** The chosen question: where it looks, and its sum. */
function Explained({ model, answered }: { model: QuestionModel; answered: AnsweredQuestion }) {
  const { question, parts, weightedInput, isYes } = answered;
  const { weights, bias } = question.perceptron;
  const pixels = model.picture.value?.input;
  const sum = formatFigure(weightedInput - bias, 3);
  return (
    <div class="question-explained">
      {parts.length === 0 && pixels !== undefined && (
        <div class="looked-at">
          <PixelPicture
            pixels={Float32Array.from(pixels, (ink, pixel) =>
              weights[pixel] === 0 ? ink / 4 : (1 + 3 * ink) / 4,
            )}
            name="The picture; the pixels that the question looks at are bright"
          />
        </div>
      )}
      <p>
        <b>{question.text}</b>{' '}
        {parts.length > 0
          ? `Yes if all ${parts.length} parts are: each weighs 1, the bias is ${formatFigure(bias)}.`
          : weights.some((weight) => weight > 0)
            ? `Yes if the ink in the bright part is more than ${formatFigure(-bias)} full pixels: weights 1, bias ${formatFigure(bias)}.`
            : `Yes if the ink in the bright part is less than ${formatFigure(bias)} full pixels: weights −1, bias ${formatFigure(bias)}.`}
      </p>
      <p>
        z = {sum} {bias < 0 ? '−' : '+'} {formatFigure(Math.abs(bias))} = {formatFigure(weightedInput, 3)}{' '}
        <b>{isYes ? 'yes' : 'no'}</b>
      </p>
    </div>
  );
}

function find(answered: AnsweredQuestion, model: QuestionModel): AnsweredQuestion | undefined {
  if (answered.question === model.chosen.value) return answered;
  for (const part of answered.parts) {
    const found = find(part, model);
    if (found !== undefined) return found;
  }
  return undefined;
}
