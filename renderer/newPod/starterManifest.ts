// The smallest pod worth running, with its image selected so that typing replaces it.

import type { ManifestSource } from '../../electron/common/contract/manifests.ts';
import type { SourceRange } from '../../electron/common/manifest.ts';

export const starterManifest: ManifestSource = {
  name: 'pod.yaml',
  text: `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: nginx
      ports:
        - containerPort: 80
`,
};

/** Where the image's name stands in it. */
export const starterImage: SourceRange = { line: 10, column: 14, endLine: 10, endColumn: 19 };
