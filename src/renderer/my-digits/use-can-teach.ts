import { useApplication } from '../application-context';

/** Whether the network on screen can be taught now: that needs data to practise on, and no other active run. */
export function useCanTeach(): boolean {
  const { data, training, controls } = useApplication();
  return data.isReady.value && !training.isActive.value && !controls.isStarting.value;
}
