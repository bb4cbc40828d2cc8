// What a translated catalogue must look like: the English one's keys, each a string. Keys that exist only for the
// English singular (`…_one`) are left out, since i18next never asks for them in languages without a singular.

export type Translation<Source> = {
  readonly [Key in keyof Source as Key extends `${string}_one` ? never : Key]: Source[Key] extends string
    ? string
    : Translation<Source[Key]>;
};
