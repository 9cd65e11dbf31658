import { useApplication } from '../application-context';
import { ConfusionMatrix } from './confusion-matrix';
import { countOfImages, countOfMistakes } from './results-text';
import { SplitField } from './split-field';
import './matrix-card.css';

/** Which digits are taken for which, with the recall and the precision of each. */
export function MatrixCard() {
  const { results } = useApplication();
  return (
    <section class="card matrix-card" aria-labelledby="matrix-title">
      <div class="results-header">
        <h2 id="matrix-title">Which digit is read as which</h2>
        <span class="soft results-explanation">
          {results.isUntrained.value ? 'not trained yet: chance' : 'rows: digit · columns: answer'}
        </span>
        <Mistakes />
        <SplitField />
      </div>
      <ConfusionMatrix />
    </section>
  );
}

/** "1,608 mistakes", with the room kept while they are counted. */
function Mistakes() {
  const { results } = useApplication();
  const [mistakes, found] = [results.mistakes.value, results.found.value];
  const isKnown = mistakes !== null && found !== null;
  return (
    <span
      class="matrix-mistakes"
      title={isKnown ? `in ${countOfImages(found.answer.labels.length, found.split)}` : undefined}
    >
      {isKnown ? countOfMistakes(mistakes) : 'Reading…'}
    </span>
  );
}
