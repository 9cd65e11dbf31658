import { useEffect } from 'preact/hooks';
import { useApplication } from '../application-context';
import { DataCard } from './data-card';
import { DataHeader } from './data-header';
import { DigitsCard } from './digits-card';
import { ImageCard } from './image-card';
import { ImagesCard } from './images-card';
import { NumbersDialog } from './numbers-dialog';
import './data-view.css';

/** What a network learns from: the data set, image by image and digit by digit, and the person's own digits. */
export function DataView() {
  const { data, dataView, ownDigits } = useApplication();
  useEffect(() => dataView.follow(), [dataView]);
  const hasImages = data.isReady.value || ownDigits.count.value > 0;
  return (
    <div class="view data-view">
      <DataCard />
      {hasImages && (
        <>
          <DataHeader />
          <div class="data-parts">
            <DigitsCard />
            <ImagesCard />
            <ImageCard />
          </div>
          {dataView.selected.areNumbersOpen.value && <NumbersDialog />}
        </>
      )}
    </div>
  );
}
