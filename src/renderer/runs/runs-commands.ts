import type { DataModel } from '../data/data-model';
import type { SweepFormModel } from '../sweep/sweep-form-model';
import { always, when } from '../ui/command';
import type { ViewsModel } from '../ui/views-model';
import type { SeedsModel } from './seeds-model';

/** Id of the search box. */
export const searchId = 'runs-search';

interface Models {
  data: DataModel;
  seeds: SeedsModel;
  sweepForm: SweepFormModel;
  views: ViewsModel;
}

/** Commands for the list of runs. */
export function runsCommands({ data, seeds, sweepForm, views }: Models) {
  const hasData = () => ({
    isEnabled: data.isReady.value,
    reason: data.isReady.value ? undefined : 'There is no training data yet.',
  });
  return {
    'runs.search': always(() => {
      views.show('runs');
      // The view may appear only with the next frame.
      requestAnimationFrame(() => document.getElementById(searchId)?.focus());
    }),
    'runs.sweep': when(hasData, () => {
      views.show('runs');
      sweepForm.open();
    }),
    'runs.queue': when(hasData, () => {
      views.show('runs');
      seeds.isOpen.value = true;
    }),
  };
}
