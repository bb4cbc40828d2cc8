// Where the Docker layer's warnings go: what no user needs to act on, and never a secret.

export interface DockerLogger {
  warn(message: string): void;
}
