// Randomness as an argument, like time: whoever names objects takes an IdSource, so that tests know the names.

export interface IdSource {
  /** A version 4 UUID in lower case, as metadata.uid. */
  uid(): string;
  /** `digits` lower-case hexadecimal digits. */
  randomHex(digits: number): string;
}
