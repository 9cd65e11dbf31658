import { Button } from '../../ui/button';
import { formatCount, formatPercent } from '../../ui/number-format';
import type { TenOrFourModel } from './ten-or-four-model';

/** Measures the layer on the test images. */
export function TenOrFourBench({ model }: { model: TenOrFourModel }) {
  const obstacle = model.obstacle.value;
  const isIdle = obstacle === null && !model.isMeasuring.value;
  return (
    <>
      <div class="bench-rows">
        <p>
          How many test images does the network on screen read correctly by your four bits, and by its largest
          output?
        </p>
        <div class="bench-buttons">
          <Button
            isDisabled={!isIdle}
            aria-description={obstacle ?? undefined}
            onClick={() => void model.measure()}
          >
            Measure
          </Button>
          <button type="button" class="button" onClick={() => model.clear()}>
            Set all to 0
          </button>
        </div>
        {obstacle !== null && <p class="soft">{obstacle}</p>}
      </div>
      <div class="bench-rows bits-measured" role="status">
        <Measured model={model} />
      </div>
    </>
  );
}

function Measured({ model }: { model: TenOrFourModel }) {
  const readings = model.readings.value;
  if (readings === null)
    return <p class="soft">{model.isMeasuring.value ? 'Reading…' : 'Not measured yet.'}</p>;
  const { byBits, byLargest, noDigit, total } = readings;
  return (
    <>
      <p>
        By four bits: <b>{formatCount(byBits)}</b> of {formatCount(total)} ({formatPercent(byBits, total)})
      </p>
      <p>
        By the largest of ten outputs: <b>{formatCount(byLargest)}</b> ({formatPercent(byLargest, total)})
      </p>
      <p class="soft">
        For {formatCount(noDigit)} images the bits make a number from 10 to 15, which is no digit. Where two
        outputs are about equal, the larger one still wins, but bits mix them.
      </p>
    </>
  );
}
