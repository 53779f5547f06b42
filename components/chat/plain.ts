/** What a form without script brings back when it is refused. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  problem: string | null;
};
/** What the forms without script have to carry: an id for each, so that sending twice is sending once. */
export type PlainForms = {
  visitor: string;
  ids: { message: string; picture: string; letter: string };
  message: FormState;
  picture: FormState;
  rating: FormState;
  letter: FormState;
  address: FormState;
  code: FormState;
};
