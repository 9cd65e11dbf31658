import { useEffect } from 'preact/hooks';
import { useApplication } from '../application-context';
import { DrawingPad } from '../drawing/drawing-pad';
import { DrawingFileTools, DrawingTools } from '../drawing/drawing-tools';
import { FoundDigitBoxes } from './found-digit-boxes';
import { LinePicture } from './line-picture';
import { LineText } from './line-text';
import { PictureAndAnswer } from './picture-and-answer';
import { SimilarDigitsCard } from './similar-digits-card';
import './many-digits.css';

/** A wide pad or a picture with many digits: what they are read as, and each of them closely. */
export function ManyDigits() {
  const { reading } = useApplication();
  const { line } = reading;
  useEffect(() => line.follow(), [line]);
  return (
    <>
      <section class="card line-card" aria-label="Many digits">
        {line.picture.value === null ? <WidePad /> : <LinePicture picture={line.picture.value} />}
      </section>
      <SelectedDigit />
    </>
  );
}

function WidePad() {
  const { reading } = useApplication();
  const { drawing } = reading.line;
  const widestPen = Math.max(0, ...drawing.finishedStrokes.value.map(({ width }) => width));
  return (
    <>
      <div class="line-frame wide-pad">
        <DrawingPad
          drawing={drawing}
          name="Wide pad"
          hint="Write a number here, or open, paste or drop a picture"
        />
        <FoundDigitBoxes width={drawing.width} height={1} margin={widestPen / 2} />
      </div>
      <div class="line-footer">
        <DrawingTools drawing={drawing} name="Tools of the wide pad">
          <DrawingFileTools drawing={drawing} />
        </DrawingTools>
        <LineText />
      </div>
    </>
  );
}

function SelectedDigit() {
  const { reading } = useApplication();
  const { selected, selectedIndex, resemblance } = reading.line;
  const found = selected.value;
  if (found === null) return null;
  const title =
    found.digit === null ? `Mark ${selectedIndex.value + 1}, no digit` : `Digit ${selectedIndex.value + 1}`;
  return (
    <div class="selected-digit">
      <section class="card" aria-labelledby="selected-title">
        <div class="card-header">
          <h2 id="selected-title">{title}</h2>
          <span class="soft">confidence {Math.round(100 * found.confidence)} %</span>
        </div>
        <PictureAndAnswer input={found.input} prediction={found} name="selected digit" />
      </section>
      <SimilarDigitsCard subject={resemblance} title="Training digits most like it" />
    </div>
  );
}
