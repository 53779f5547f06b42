const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isId = (typed: string | undefined): typed is string => uuid.test(typed ?? '');

export const conversationPath = (id: string): string => `/staff/inbox/${id}`;

/** The part of the console's page where each form stands, so that whoever sends it without script comes back to it. */
type Part = 'answer' | 'about' | 'orders' | 'send';

/** Where a form about one conversation comes back to when it is refused; its words are kept with that conversation alone. */
export function deskForm(scope: string, part: Part) {
  const known = ({ conversation }: Record<string, string>) => (isId(conversation) ? conversation : null);
  return {
    back(typed: Record<string, string>): string {
      const id = known(typed);
      return id ? `${conversationPath(id)}?refused=${scope}#${part}` : '/staff/inbox';
    },
    draft: (typed: Record<string, string>): string => deskDraft(scope, known(typed) ?? ''),
  };
}

export const deskDraft = (scope: string, conversationId: string): string => `${scope}:${conversationId}`;
export const deskDone = (conversationId: string, part: Part): string => `${conversationPath(conversationId)}#${part}`;

/** 'Ben has taken this. Take over?' */
export const takenWords = (name: string): string => `${name} has taken this conversation. Take it over?`;
