// The type that keeps the catalogues alike: a key that one language lacks, or has beyond the Swedish ones, does not compile.
export type SameShape<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : SameShape<Words[Key]>;
};
