import { useApplication } from '../application-context';
import { ModalDialog } from './modal-dialog';

/** Version and licence, and the included libraries with their licences. */
export function AboutDialog() {
  const { dialogs } = useApplication();
  const about = dialogs.about.value;
  if (about === null) return null;
  return (
    <ModalDialog title="About Inkling" onClose={() => dialogs.close()}>
      <p>
        <strong>Inkling {about.version}</strong>
        <br />
        Train the handwriting network of the first chapter of Michael Nielsen’s “Neural Networks and Deep
        Learning”, watch it learn, and draw digits to test it.
      </p>
      <p class="soft">
        Electron {about.electron} · Chrome {about.chrome} · Node {about.node}
      </p>
      <details>
        <summary>Licence</summary>
        <pre class="licence">{about.licence}</pre>
      </details>
      <details>
        <summary>Included libraries ({about.libraries.length})</summary>
        {about.libraries.map(({ name, version, licence }) => (
          <details key={name} class="library">
            <summary>
              {name} {version}
            </summary>
            <pre class="licence">{licence}</pre>
          </details>
        ))}
      </details>
    </ModalDialog>
  );
}
