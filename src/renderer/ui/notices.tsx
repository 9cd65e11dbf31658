import { useApplication } from '../application-context';
import { CloseIcon, WarningIcon } from './icons';
import type { Notice } from './notices-model';
import './notices.css';

/** Notices over the lower edge of the window; they come and go without moving anything. */
export function Notices() {
  const { notices } = useApplication();
  const all = notices.notices.value;
  return (
    <div
      class="notices"
      onPointerEnter={() => notices.hold()}
      onPointerLeave={() => notices.release()}
      onFocusIn={() => notices.hold()}
      onFocusOut={() => notices.release()}
    >
      <div role="alert">
        {all
          .filter(({ isWarning }) => isWarning)
          .map((notice) => (
            <NoticeBar key={notice.id} notice={notice} />
          ))}
      </div>
      <div role="status" aria-label="Notices">
        {all
          .filter(({ isWarning }) => !isWarning)
          .map((notice) => (
            <NoticeBar key={notice.id} notice={notice} />
          ))}
      </div>
    </div>
  );
}

function NoticeBar({ notice }: { notice: Notice }) {
  const { notices } = useApplication();
  const { id, message, action, isWarning } = notice;
  return (
    <div class={isWarning ? 'notice is-warning' : 'notice'}>
      {isWarning && <WarningIcon />}
      <span>{message}</span>
      {action !== undefined && (
        <button type="button" class="quiet-button" onClick={() => void notices.act(notice)}>
          {action.label}
        </button>
      )}
      <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => notices.dismiss(id)}>
        <CloseIcon />
      </button>
    </div>
  );
}
