// A bar at the row's edge that fades after its data changed. It is re-mounted per version to start over.

import { useState } from 'react';
import styles from './DataGrid.module.css';

export function ChangeMarker({ version }: { readonly version: string }) {
  const [first] = useState(version);
  // What was there when the row came into view is not a change.
  return version === first ? null : <span key={version} aria-hidden className={styles.marker} />;
}
