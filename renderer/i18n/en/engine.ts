// What is said while there is no engine: the cause in one sentence, then the fix in steps.

export const engine = {
  connecting: 'Looking for a Docker engine…',
  tried: 'What we tried',
  triedSource: 'Found by',
  triedError: 'Answer',
  chooseOther: 'Choose another engine…',
  checking: 'Checking again every {{seconds}} s',
  retryNow: 'Check now',
  lost: 'The Docker engine stopped answering. The list is from {{time}}; everything resumes by itself.',
  observer:
    'Read-only: Podbay on {{host}} (process {{pid}}) manages this engine. Quit it to work from here; this window takes over by itself.',
  storeHeld:
    'Another Podbay on {{host}} (process {{pid}}) uses this data folder, so this one only looks on. To work from here, quit the other one and start this one again.',
  connected:
    'Connected to Docker {{version}} at {{name}}. Only pods made by Podbay are listed; your other containers are untouched.',
  links: {
    install: 'How to install Docker Engine',
    desktop: 'Docker Desktop',
  },
  notFoundAt: 'There is nothing at {{address}}.',
  notFound: {
    linux: {
      title: 'Docker Engine was not found.',
      cause: 'None of the usual sockets exists on this machine.',
      step1: 'Install Docker Engine for your distribution.',
      step2: 'Start it, now and at every boot:',
    },
    macos: {
      title: 'No Docker engine was found on this Mac.',
      cause: 'None of the usual sockets exists.',
      step1: 'Install Docker Desktop, OrbStack, Colima or Rancher Desktop.',
      step2: 'Start it; with Colima:',
    },
    windows: {
      title: 'No Docker engine was found.',
      cause: 'Neither of Docker’s named pipes exists.',
      step1: 'Install Docker Desktop with the WSL 2 engine.',
      step2: 'Start Docker Desktop.',
    },
  },
  stopped: {
    linux: {
      title: 'Docker is installed but not running.',
      cause: 'Its socket exists, but nobody answers on it.',
      step1: 'Start it:',
      step2: 'If you use rootless Docker, start that instead:',
    },
    macos: {
      title: 'Docker is not running.',
      cause: 'Its socket exists, but nobody answers on it.',
      step1: 'Open Docker Desktop, or start the engine you use:',
      step2: 'With OrbStack:',
    },
    windows: {
      title: 'Docker Desktop is not running.',
      cause: 'Its named pipe does not answer.',
      step1: 'Start Docker Desktop.',
      step2: 'Wait until its tray icon stands still.',
    },
  },
  starting: {
    title: 'Docker is starting…',
    cause: 'It answers, but is not ready yet. This can take a minute.',
    logsLinux: 'If it takes longer, look at its log:',
    logsDesktop: 'If it takes longer, open Docker Desktop and look at Troubleshoot.',
  },
  noPermission: {
    linux: {
      title: 'Your user may not use the Docker socket.',
      cause: 'The socket is there, but opening it was refused (EACCES).',
      step1: 'Add yourself to the docker group:',
      step2: 'Sign out and in again.',
      note: 'Members of that group have root-equivalent rights on this machine. Rootless Docker does without.',
    },
    macos: {
      title: 'The socket belongs to another user.',
      cause: 'Opening it was refused (EACCES).',
      step1: 'Select the Docker context again:',
      step2: 'Or allow the default socket in Docker Desktop, under Advanced.',
    },
    windows: {
      title: 'Access to the Docker pipe was denied.',
      cause: 'Your user is not in the docker-users group.',
      step1: 'Add your user to the docker-users group:',
      step2: 'Sign out and in again.',
    },
  },
  tooOld: {
    title: 'Engine API too old: needs {{needed}} or newer, found {{found}}.',
    cause: 'Podbay needs Docker Engine 20.10 or newer.',
    step1: 'Update Docker, then come back.',
  },
  windowsContainers: {
    title: 'Docker is in Windows-container mode.',
    cause: 'Pods are Linux containers.',
    step1: 'Choose “Switch to Linux containers” in Docker’s tray menu.',
  },
  unreachable: {
    title: 'Cannot reach {{address}}.',
    cause: 'The address is set, but no engine answers there.',
    step1: 'Check the network or the VPN, and the address of the Docker context.',
    step2: 'See what the docker command says:',
  },
  tls: {
    title: 'No trusted connection to {{address}}.',
    cause: '{{answer}}',
    step1: 'Check ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH or of the Docker context:',
    step2: 'See what the docker command says:',
  },
  protocol: {
    title: 'Something else answers at {{address}}.',
    cause: 'What answers there does not speak Docker’s API.',
    step1: 'Check the address in Settings, DOCKER_HOST and the current Docker context.',
    step2: 'See which context is in use:',
  },
  cannotRun: {
    title: 'Docker answers, but cannot run containers.',
    cause: 'Podbay’s own small container was refused: {{answer}}',
    logs: 'The engine’s log may say more:',
    restart: 'After an update of Docker, containerd or runc, restart the engine:',
    restartDesktop: 'Restart the engine, or the application that runs it.',
    lost: 'Docker answers, but cannot run containers. The list is from {{time}}; everything resumes by itself. Docker says: {{answer}}',
  },
} as const;
