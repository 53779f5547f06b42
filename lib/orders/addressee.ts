/** Whose name stands on the parcel: the buyer's own, unless it goes to somebody else. */
export const addresseeOf = ({ name, recipientName }: { name: string; recipientName: string | null }): string =>
  recipientName ?? name;
