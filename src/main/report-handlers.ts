import type { BrowserWindow } from 'electron';
import { writeFileAtomically } from '../services/files/atomic-files';
import type { Workbench } from '../services/workbench';
import { askWhereToSave } from './dialogs';
import { asFileName } from './file-name';
import type { RequestHandlers } from './requests';

/** Main's handler for reports: asks where to save one, then has it made. */
export function createReportHandlers(
  window: BrowserWindow,
  { reports }: Workbench,
): Pick<RequestHandlers, 'report.save'> {
  return {
    'report.save': async (runIds) => {
      const suggested = `${asFileName(reports.nameOf(runIds))}.html`;
      const chosen = await askWhereToSave(window, suggested, [{ name: 'Web page', extensions: ['html'] }]);
      if (!chosen.ok) return chosen;
      const report = await reports.make(runIds);
      if (!report.ok) return report;
      const written = await writeFileAtomically(chosen.value, report.value);
      return written.ok ? chosen : written;
    },
  };
}
