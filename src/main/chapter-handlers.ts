import type { BrowserWindow } from 'electron';
import { writeFileAtomically } from '../services/files/atomic-files';
import { readClassPackFile } from '../services/files/class-pack-files';
import type { Workbench } from '../services/workbench';
import { askForClassPack, askWhereToSave } from './dialogs';
import type { RequestHandlers } from './requests';

/** Main's handlers for Chapter: its progress, and class packs. */
export function createChapterHandlers(
  window: BrowserWindow,
  workbench: Workbench,
): Pick<RequestHandlers, Extract<keyof RequestHandlers, `chapter.${string}`>> {
  return {
    'chapter.note-progress': (progress) => workbench.noteChapter(progress),
    'chapter.save-pack': async (pack) => {
      const chosen = await askWhereToSave(window, 'class-pack.json', [
        { name: 'Class pack (JSON)', extensions: ['json'] },
      ]);
      if (!chosen.ok) return chosen;
      const written = await writeFileAtomically(chosen.value, `${JSON.stringify(pack, null, 1)}\n`);
      return written.ok ? chosen : written;
    },
    'chapter.open-pack': async () => {
      const chosen = await askForClassPack(window);
      return chosen.ok ? readClassPackFile(chosen.value) : chosen;
    },
  };
}
