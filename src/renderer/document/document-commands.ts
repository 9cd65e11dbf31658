import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import { always, when } from '../ui/command';
import type { DocumentModel } from './document-model';

interface Models {
  document: DocumentModel;
  hyperparameters: HyperparametersModel;
}

/** What can be done with the open network. */
export function documentCommands({ document, hyperparameters }: Models) {
  return {
    'model.new': when(
      () => hyperparameters.value.value !== null,
      async () => {
        const wanted = hyperparameters.value.value;
        if (wanted !== null) await document.create(wanted);
      },
    ),
    'model.open': always(() => document.open()),
    'model.save': when(
      () => document.state.value !== null,
      () => document.save(),
    ),
    'model.save-as': when(
      () => document.state.value !== null,
      () => document.saveAs(),
    ),
    'model.starter': always(() => document.openStarter()),
    'model.previous': when(
      () => document.state.value?.hasPrevious ?? false,
      () => document.bringBackPrevious(),
    ),
  };
}
