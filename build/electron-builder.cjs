// How the desktop app is packaged. The fuses are flipped before signing; a unit test holds them to this list.

/** The fuses electron-builder knows; the others keep Electron's default. */
const electronFuses = {
  // ELECTRON_RUN_AS_NODE would turn the signed app into any script's interpreter.
  runAsNode: false,
  enableCookieEncryption: true,
  // NODE_OPTIONS could load code. It also carries NODE_EXTRA_CA_CERTS, which therefore has no effect.
  enableNodeOptionsEnvironmentVariable: false,
  // Playwright attaches through --inspect, so a build under test needs it and a release must not have it.
  enableNodeCliInspectArguments: process.env.PODBAY_E2E_BUILD === '1',
  // Effective on macOS and Windows; without the next one it could be bypassed.
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'io.podbay.app',
  productName: 'Podbay',
  copyright: 'Copyright the Podbay authors, Apache-2.0',
  directories: { output: 'dist/release', buildResources: 'build/resources' },
  files: ['dist/app/**', 'package.json', 'LICENSE'],
  asar: true,
  // Native code is loaded by the system, which cannot read inside the archive.
  asarUnpack: ['**/node-pty/**', '**/classic-level/**'],
  // Both native modules are N-API: one binary serves Node and Electron, and nothing is compiled here.
  npmRebuild: false,
  electronDist: process.env.ELECTRON_DIST || undefined,
  electronFuses,
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Development',
    icon: 'build/resources/icons',
    synopsis: 'Kubernetes Pods on a plain Docker Engine',
    maintainer: 'Podbay authors <podbay@localhost>',
  },
  // Ubuntu 24.04 and newer restrict user namespaces, which Electron's sandbox needs. The deb brings its AppArmor
  // profile (electron-builder adds it); an AppImage cannot, and --no-sandbox is no way out: use the deb there.
  deb: { packageCategory: 'devel', priority: 'optional' },
  mac: {
    target: ['dmg', 'zip'],
    category: 'public.app-category.developer-tools',
    hardenedRuntime: true,
    entitlements: 'build/resources/entitlements.mac.plist',
    entitlementsInherit: 'build/resources/entitlements.mac.plist',
  },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false },
  publish: null,
};
