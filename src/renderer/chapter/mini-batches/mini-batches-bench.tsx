import { Button } from '../../ui/button';
import type { MiniBatchesModel } from './mini-batches-model';

/** Computes the gradients of the network on screen. */
export function MiniBatchesBench({ model: { gradients } }: { model: MiniBatchesModel }) {
  const obstacle = gradients.obstacle.value;
  const progress = gradients.progress.value;
  return (
    <div class="bench-rows">
      <p>
        How far is the gradient of a few images from that of all training images, in the network on screen?
      </p>
      <div class="bench-buttons">
        {progress === null ? (
          <Button isDisabled={obstacle !== null} onClick={() => void gradients.compute()}>
            Compute
          </Button>
        ) : (
          <button type="button" class="button" onClick={() => gradients.stop()}>
            Stop
          </button>
        )}
      </div>
      <progress
        class="bar"
        aria-label="Gradients computed"
        value={progress ?? 0}
        max={1}
        style={{ visibility: progress === null ? 'hidden' : undefined }}
      />
      {obstacle !== null && <p class="soft">{obstacle}</p>}
    </div>
  );
}
