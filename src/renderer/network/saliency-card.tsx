import { useId } from 'preact/hooks';
import { weightedAnswer } from '../../engine/inspection/output-gradient';
import { useApplication } from '../application-context';
import { formatSigned } from '../ui/signed-number';
import { sumsOf, type SaliencyWay } from './saliency-model';
import { SaliencyPicture } from './saliency-picture';
import { explainWay, questionText, regionsText } from './saliency-text';

const ways: Record<SaliencyWay, string> = { gradient: 'Ink × gradient', occlusion: 'Leaving out' };

/** Which pixels of the digit on the pad spoke for its answer, or for the answer rather than another digit. */
export function SaliencyCard() {
  const { network } = useApplication();
  const question = network.saliency.question.value;
  return (
    <section class="card saliency-card" aria-labelledby="saliency-title">
      <div class="card-header">
        <h2 id="saliency-title">{question === null ? 'Why this answer?' : questionText(question)}</h2>
        <span class="soft">{question !== null && 'what its pixels say'}</span>
      </div>
      {question === null ? (
        <p class="soft empty">
          With a digit on the pad, this shows which of its pixels spoke for the network’s answer and which
          against, and why it is not another digit.
        </p>
      ) : (
        <div class="saliency-content">
          <SaliencyPicture />
          <div class="saliency-words">
            <Choices />
            <Words />
          </div>
          <Figures />
        </div>
      )}
    </section>
  );
}

function Choices() {
  const { saliency } = useApplication().network;
  const name = useId();
  const { digit, against } = saliency.question.value!;
  return (
    <div class="saliency-choices">
      <fieldset class="segments" aria-label="How pixels are judged">
        {(Object.keys(ways) as SaliencyWay[]).map((way) => (
          <label key={way}>
            <input
              type="radio"
              name={name}
              checked={saliency.way.value === way}
              onChange={() => (saliency.way.value = way)}
            />
            <span>{ways[way]}</span>
          </label>
        ))}
      </fieldset>
      <select
        aria-label="Question about the answer"
        value={against ?? ''}
        onChange={({ currentTarget: { value } }) =>
          (saliency.against.value = value === '' ? null : Number(value))
        }
      >
        <option value="">Why {digit}?</option>
        {Array.from({ length: 10 }, (_, other) => other)
          .filter((other) => other !== digit)
          .map((other) => (
            <option key={other} value={other}>
              Why not {other}?
            </option>
          ))}
      </select>
    </div>
  );
}

function Words() {
  const { saliency, sizes } = useApplication().network;
  const [question, found] = [saliency.question.value, saliency.found.value];
  if (question === null) return null;
  return (
    <>
      <p class="regions">{found === null ? 'Leaving out one patch after the other…' : regionsText(found)}</p>
      <p class="soft">{explainWay(saliency.way.value, question, sizes.value.length > 2)}</p>
    </>
  );
}

function Figures() {
  const { network } = useApplication();
  const [question, reading] = [network.saliency.question.value, network.calmReading.value];
  if (question === null || reading === null) return null;
  const { digit, against } = question;
  const { weightedOutputs } = reading;
  return (
    <dl class="facts">
      <dt>Weighted output {digit}</dt>
      <dd>{formatSigned(weightedOutputs[digit])}</dd>
      {against !== null && (
        <>
          <dt>Weighted output {against}</dt>
          <dd>{formatSigned(weightedOutputs[against])}</dd>
          <dt>Difference</dt>
          <dd>{formatSigned(weightedAnswer(weightedOutputs, question))}</dd>
        </>
      )}
      <Sums />
    </dl>
  );
}

/** All that speaks for the answer, and all against it. */
function Sums() {
  const { saliency } = useApplication().network;
  const found = saliency.found.value;
  // With overlapping patches, a sum would count each pixel several times.
  if (found === null || saliency.way.value === 'occlusion') return null;
  const { speaksFor, speaksAgainst, rest } = sumsOf(found);
  const { against } = found.question;
  return (
    <>
      <dt>Pixels for it</dt>
      <dd class="for">{formatSigned(speaksFor)}</dd>
      <dt>{against === null ? 'Pixels against it' : `Pixels for ${against}`}</dt>
      <dd class="against">{formatSigned(speaksAgainst)}</dd>
      <dt>The rest</dt>
      <dd>{formatSigned(rest)}</dd>
    </>
  );
}
