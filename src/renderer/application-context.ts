import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Application } from './application';

export const ApplicationContext = createContext<Application | null>(null);

/** The models and commands of this window, for components to read and call. */
export function useApplication(): Application {
  const application = useContext(ApplicationContext);
  if (application === null) throw new Error('There is no ApplicationContext above this component.');
  return application;
}
