declare module 'virtual:licences' {
  import type { LicenceEntry } from '../contract/api';

  const libraries: LicenceEntry[];
  export default libraries;
}

declare module '*?raw' {
  const text: string;
  export default text;
}
