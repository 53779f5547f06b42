import { z } from 'zod';
import { localPath, text } from './fields';
import { category } from './product';

const link = z.strictObject({ label: text, href: localPath });

export const siteSchema = z.strictObject({
  brand: z.strictObject({ name: text, tagline: text, description: text.max(200) }),
  legal: z.strictObject({
    /** True while the company below is made up; production warns. */
    sample: z.boolean(),
    name: text,
    companyNumber: text,
    registeredOffice: z.array(text).min(2),
    vatNumber: text,
    email: z.email(),
    phone: text,
    complaints: text,
  }),
  /** {hours} and {free} are filled from chat.yaml and delivery.yaml, so that the strip can't disagree with them. */
  strip: z.array(z.strictObject({ label: text, href: localPath })).length(3),
  /** The article that shares the front page with the catalogue. */
  homeArticle: text,
  categories: z.array(z.strictObject({ id: category, name: text, summary: text })).length(4),
  navigation: z.array(link).min(1),
  footer: z.array(z.strictObject({ heading: text, links: z.array(link).min(1) })).min(1),
  /** Google's own names for what we sell, by the kind of its label: see its product taxonomy. */
  googleCategories: z.strictObject({ food: text, culture: text, cosmetic: text, supplement: text, kit: text }),
  /** In Northern Ireland or the EU, who answers there for the safety of what is no food. Without one it is not sent there. */
  responsiblePerson: z.strictObject({ name: text, address: z.array(text).min(2), email: z.email() }).optional(),
  /** To whom somebody may go who is not satisfied with how we treat their personal data. */
  regulator: z.strictObject({ name: text, address: z.array(text).min(1), phone: text, url: z.url() }),
});

export const redirectsSchema = z.array(z.strictObject({ from: localPath, to: localPath }));

export type Site = z.infer<typeof siteSchema>;
export type Redirect = z.infer<typeof redirectsSchema>[number];
