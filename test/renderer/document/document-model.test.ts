import { describe, expect, it } from 'vitest';
import { DocumentModel } from '../../../src/renderer/document/document-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge } from '../fake-bridge';

/** A file of any size, none of which is there. */
class FileOfSize extends File {
  constructor(
    name: string,
    override readonly size: number,
  ) {
    super([], name);
  }
}

describe('DocumentModel.openDropped', () => {
  it('hands name and content of a file to main', async () => {
    const bridge = new FakeBridge();
    const file = new File(['model'], 'from Ann.safetensors');
    await new DocumentModel(bridge, new NoticesModel()).openDropped(file);
    const bytes = new TextEncoder().encode('model');
    expect(bridge.asked).toEqual([
      { name: 'model.open-content', parameters: [{ name: 'from Ann.safetensors', bytes }] },
    ]);
  });

  it('asks main for no file that is too large for a model', async () => {
    const bridge = new FakeBridge();
    const notices = new NoticesModel();
    await new DocumentModel(bridge, notices).openDropped(new FileOfSize('huge.safetensors', 3e9));
    const [{ message }] = notices.notices.value;
    expect(message).toBe('“huge.safetensors” is too large: a model may have 200 MB.');
    expect(bridge.names()).toEqual([]);
  });
});
