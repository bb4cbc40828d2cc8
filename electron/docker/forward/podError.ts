// An error of the pod's side of a connection, in the form of the system's own: its users look at the code.

export function podError(code: string): Error {
  return Object.assign(new Error(`The connection in the pod failed: ${code}`), { code });
}
