import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { hasAugmentation } from '../../engine/data/augmentation';
import { useApplication } from '../application-context';
import { paintPixels } from '../drawing/paint-ink';
import { augmentationSamples } from './augmentation-samples';
import { NumberField } from './number-field';

const samples = 6;

/** How training images are randomly changed in every epoch, with a preview. */
export function AugmentationFields() {
  const { hyperparameters } = useApplication();
  const rules = hyperparameters.value.value;
  return (
    <fieldset class="field-group">
      <legend title="Training images are randomly changed in every epoch; validation and test images never are.">
        Augmentation
      </legend>
      <div class="field-pair">
        <NumberField field="shift" aside="px" />
        <NumberField field="rotation" aside="°" />
      </div>
      <div class="field-pair">
        <NumberField field="scaling" />
        <NumberField field="shear" />
      </div>
      <NumberField field="elastic" aside="px" />
      {rules !== null && hasAugmentation(rules) && <Samples />}
      <NumberField field="strokeDigits" />
    </fieldset>
  );
}

function Samples() {
  const { hyperparameters } = useApplication();
  const strip = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    const rules = hyperparameters.value.value;
    if (rules === null) return;
    augmentationSamples(rules, samples).forEach((pixels, index) =>
      paintPixels(strip.current!.children[index] as HTMLCanvasElement, pixels),
    );
  });
  return (
    <div
      ref={strip}
      class="augmentation-samples"
      role="img"
      aria-label={`How one digit changes over ${samples} epochs`}
      title={`How one digit changes over ${samples} epochs`}
    >
      {Array.from({ length: samples }, (_, index) => (
        <canvas key={index} width={28} height={28} />
      ))}
    </div>
  );
}
