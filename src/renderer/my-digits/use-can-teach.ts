import { useApplication } from '../application-context';

/** Whether the open network can be taught now: it needs something to rehearse with, and no other run in work. */
export function useCanTeach(): boolean {
  const { data, training, controls } = useApplication();
  return data.isReady.value && !training.isActive.value && !controls.isStarting.value;
}
