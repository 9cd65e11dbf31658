import type { DataModel } from '../data/data-model';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import { when } from '../ui/command';
import type { ViewsModel } from '../ui/views-model';
import type { RunsModel } from './runs-model';

interface Models {
  data: DataModel;
  hyperparameters: HyperparametersModel;
  runs: RunsModel;
  views: ViewsModel;
}

/** What can be done with the list of runs. */
export function runsCommands({ data, hyperparameters, runs, views }: Models) {
  return {
    'runs.queue': when(
      () => data.isReady.value && hyperparameters.value.value !== null,
      () => {
        views.show('runs');
        return runs.queue();
      },
    ),
  };
}
