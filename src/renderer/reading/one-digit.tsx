import { useApplication } from '../application-context';
import { PictureAndAnswer } from './picture-and-answer';
import { PreparationCard } from './preparation-card';
import { SimilarDigitsCard } from './similar-digits-card';

/** The drawing on the pad: what becomes of it by either way, and which training digits it resembles. */
export function OneDigit() {
  const { drawing, digit, reading } = useApplication();
  if (drawing.isEmpty.value) return <NothingDrawn />;
  const isSample = drawing.sample.value !== null;
  const picture = isSample ? 'sample' : `${digit.preparation.value} picture`;
  return (
    <>
      {isSample ? <SampleCard /> : <PreparationCard />}
      <SimilarDigitsCard subject={reading.resemblance} title={`Training digits most like the ${picture}`} />
    </>
  );
}

/** A sample has been prepared long ago: there is only one picture of it. */
function SampleCard() {
  const { drawing, digit } = useApplication();
  return (
    <section class="card sample-card" aria-labelledby="sample-title">
      <div class="card-header">
        <h2 id="sample-title">What the network gets to see</h2>
        <span class="soft">{drawing.sample.value?.name}, as it is in the data set</span>
      </div>
      <PictureAndAnswer input={digit.input.value} prediction={digit.prediction.value} name="sample" />
    </section>
  );
}

function NothingDrawn() {
  return (
    <section class="card reading-empty" aria-labelledby="nothing-drawn">
      <h2 id="nothing-drawn">See what the network sees</h2>
      <p>
        Draw a digit on the pad: small and in a corner, say. Here you see what a plain program would make of
        it, what Inkling makes of it, what the network reads in either, and which training digits it is like.
      </p>
    </section>
  );
}
