import { useApplication } from '../application-context';
import { CloseIcon, WarningIcon } from './icons';

/** What a person has to be told, in a bar of its own between header and panels, so that it covers nothing. */
export function Notices() {
  const { notices } = useApplication();
  return (
    <div class="notices" role="alert">
      {notices.notices.value.map(({ id, message }) => (
        <div key={id} class="notice">
          <WarningIcon />
          <span>{message}</span>
          <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => notices.dismiss(id)}>
            <CloseIcon />
          </button>
        </div>
      ))}
    </div>
  );
}
