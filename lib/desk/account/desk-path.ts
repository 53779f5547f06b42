import { z } from 'zod';

/** Where to go on: a page of the desk and no other place. */
export const deskPath = z
  .string()
  .regex(/^\/staff[\w\-./?=&%#]*$/)
  .catch('/staff/inbox');
