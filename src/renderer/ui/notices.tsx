import { useApplication } from '../application-context';
import { CloseIcon, WarningIcon } from './icons';
import type { Notice } from './notices-model';
import './notices.css';

/** What is wrong, over the lower edge of the window until it is dismissed. */
export function Warnings() {
  const { notices } = useApplication();
  return (
    <div class="warnings" role="alert">
      {notices.notices.value
        .filter(({ isWarning }) => isWarning)
        .map((notice) => (
          <NoticeBar key={notice.id} notice={notice} />
        ))}
    </div>
  );
}

/** What has been done, for a while, in the status bar: there it covers nothing and moves nothing. */
export function Confirmations() {
  const { notices } = useApplication();
  return (
    <div
      class="confirmations"
      role="status"
      aria-label="Notices"
      onPointerEnter={() => notices.hold()}
      onPointerLeave={() => notices.release()}
      onFocusIn={() => notices.hold()}
      onFocusOut={() => notices.release()}
    >
      {notices.notices.value
        .filter(({ isWarning }) => !isWarning)
        .map((notice) => (
          <NoticeBar key={notice.id} notice={notice} />
        ))}
    </div>
  );
}

function NoticeBar({ notice }: { notice: Notice }) {
  const { notices } = useApplication();
  const { id, message, action, isWarning } = notice;
  return (
    <div class={isWarning ? 'notice is-warning' : 'notice'}>
      {isWarning && <WarningIcon />}
      <span class="notice-words" title={isWarning ? undefined : message}>
        {message}
      </span>
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
