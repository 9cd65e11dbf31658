import { imageSide } from '../../engine/image';
import { useApplication } from '../application-context';
import { ModalDialog } from '../ui/modal-dialog';
import { imageName } from './image-sources';

const lines = Array.from({ length: imageSide }, (_, index) => index);
/** From this value on, black text is easier to read than white. */
const bright = 118;
/** Where there is no ink. */
const quiet = '#8c8c8c';

/** The 784 numbers of the selected image, each on its own grey. */
export function NumbersDialog() {
  const { dataView } = useApplication();
  const { selected } = dataView;
  const image = selected.image.value;
  if (image === null) return null;
  const name = imageName(image.source, image.index);
  return (
    <ModalDialog title={`${name}: 784 numbers`} onClose={() => (selected.areNumbersOpen.value = false)}>
      <div class="numbers">
        <div class="numbers-note">
          <p class="soft">
            0 is black, 255 white. The network’s input is each number divided by 255, row by row.
          </p>
          <button type="button" class="button" onClick={() => void selected.copyNumbers()}>
            Copy as CSV
          </button>
        </div>
        <table class="numbers-table">
          <thead>
            <tr>
              <td />
              {lines.map((column) => (
                <th key={column} scope="col">
                  {column + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((row) => (
              <tr key={row}>
                <th scope="row">{row + 1}</th>
                {lines.map((column) => (
                  <Value key={column} ink={image.pixels[row * imageSide + column]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ModalDialog>
  );
}

function Value({ ink }: { ink: number }) {
  const color = ink === 0 ? quiet : ink < bright ? '#fff' : '#000';
  return <td style={{ background: `rgb(${ink} ${ink} ${ink})`, color }}>{ink}</td>;
}
