import type { kept } from './kept';

/** How long: a number of `kept`, a setting of content's, or as long as somebody works here. */
type HowLong =
  | keyof typeof kept
  | 'orders.keepYears'
  | 'chat.retentionDays'
  | 'chat.auditDays'
  | 'while they work here'
  | 'until it opens nothing';

export type Personal = {
  why: string;
  kept: HowLong;
  /** Whether it stands in the copy that somebody may ask for, or why it does not. */
  copied: true | `no: ${string}`;
  /** What erasing somebody does: 'gone', only the 'words' in it that somebody typed, or it stays, and why. */
  erased: 'gone' | 'words' | `stays: ${string}`;
};

type Column = 'not personal' | Personal;

const no = 'not personal';
const buyer: Personal = {
  why: 'to deliver an order and to answer about it',
  kept: 'orders.keepYears',
  copied: true,
  erased: 'gone',
};
const bought: Personal = {
  why: 'books and VAT',
  kept: 'orders.keepYears',
  copied: true,
  erased: 'stays: tax law; with the buyer gone it says nothing of anybody',
};
const typedAboutOrder: Personal = { ...buyer, why: 'to look after an order', erased: 'words' };
const orderSecret: Personal = {
  why: 'opens the order, or knows the same basket again',
  kept: 'orders.keepYears',
  copied: 'no: a secret',
  erased: 'gone',
};
const atStripe: Personal = { ...bought, why: 'to find the payment at Stripe, for refunds and disputes' };

const said: Personal = { why: 'to answer a question', kept: 'chat.retentionDays', copied: true, erased: 'gone' };
const chatSecret: Personal = { ...said, why: 'opens the conversation', copied: 'no: a secret' };
const chatLink: Personal = { ...said, why: 'to carry a conversation on elsewhere', kept: 'until it opens nothing' };

const letter: Personal = { why: 'to send a letter once', kept: 'letterDays', copied: true, erased: 'gone' };
const draft: Personal = {
  why: 'to show a refused form again as it was',
  kept: 'formDraftHours',
  copied: true,
  erased: 'gone',
};
const counted: Personal = {
  why: 'to keep the shop safe from abuse',
  kept: 'limitDays',
  copied: 'no: a digest that nobody reads back',
  erased: 'stays: a digest of nobody that could be named',
};

const complained: Personal = {
  why: 'to answer a complaint about personal data, and to show the Information Commissioner that we did',
  kept: 'complaintDays',
  copied: true,
  erased: 'gone',
};
const complaintSteps: Personal = {
  ...complained,
  erased: 'stays: it shows that the law’s days were kept; with the person gone it says nothing of anybody',
};

const employed: Personal = {
  why: 'to let staff in, and to say who did what',
  kept: 'while they work here',
  copied: true,
  erased: 'stays: it is an employee’s, not a customer’s',
};
const employedSecret: Personal = { ...employed, copied: 'no: a secret' };
const session: Personal = { ...employed, kept: 'staffSessionHours' };
const device: Personal = { ...employed, kept: 'staffDeviceDays' };
const staffLink: Personal = { ...employed, kept: 'staffLinkDays' };
const onRecord: Personal = {
  why: 'to know who did and saw what',
  kept: 'chat.auditDays',
  copied: true,
  erased: 'stays: of customers it holds ids and digests only',
};
/** Which employee it was: theirs, and no part of a customer's copy by name. */
const byWhom: Personal = { ...employed, copied: 'no: it says which employee it was' };

/**
 * Every column of every table: whether it can hold personal data, and then why, how long, and what becomes of it in a copy
 * and in erasure. A table or column that is not here fails a test.
 */
export const dataMap: Record<string, Record<string, Column>> = {
  orders: {
    id: no,
    number: bought,
    token_hash: orderSecret,
    status: bought,
    livemode: no,
    email: buyer,
    name: buyer,
    phone: buyer,
    address_lines: buyer,
    town: buyer,
    postcode: buyer,
    zone: bought,
    delivery_note: buyer,
    order_note: buyer,
    gift_message: buyer,
    recipient_name: buyer,
    promised_date: bought,
    day_chosen: bought,
    goods_pence: bought,
    discount_code: bought,
    discount_pence: bought,
    delivery_pence: bought,
    delivery_vat_pence: bought,
    total_pence: bought,
    basket_key: orderSecret,
    placed_at: bought,
    paid_at: bought,
    cancelled_at: bought,
  },
  order_lines: {
    order_id: no,
    position: no,
    sku: bought,
    slug: no,
    title: bought,
    label: bought,
    storage: no,
    quantity: bought,
    unit_pence: bought,
    gross_pence: bought,
    discount_pence: bought,
    vat_rate: no,
    vat_pence: bought,
    cancellation_rule: no,
    cancellation_reason: no,
  },
  order_holders: {
    order_id: no,
    network: { ...counted, erased: 'gone' },
    browser: { ...counted, copied: 'no: a number that means something to one browser only', erased: 'gone' },
    at: { ...counted, copied: 'no: it is when the order was placed', erased: 'gone' },
  },
  discount_uses: { order_id: no, code: bought, email: buyer, used_at: bought },
  order_events: {
    id: no,
    order_id: no,
    kind: bought,
    staff_id: byWhom,
    detail: typedAboutOrder,
    at: bought,
  },
  payment_attempts: {
    id: no,
    order_id: no,
    number: no,
    status: bought,
    session_id: atStripe,
    session_url: { ...orderSecret, why: 'opens Stripe’s page for the payment' },
    payment_intent_id: atStripe,
    amount_pence: bought,
    expires_at_unix: no,
    created_at: bought,
    asked_at: no,
  },
  refunds: {
    id: no,
    order_id: no,
    attempt_id: no,
    stripe_refund_id: atStripe,
    status: bought,
    amount_pence: bought,
    delivery_pence: bought,
    vat_pence: bought,
    reason: typedAboutOrder,
    origin: bought,
    staff_id: byWhom,
    restocked: no,
    failure: bought,
    created_at: bought,
    finished_at: bought,
  },
  refund_lines: {
    refund_id: no,
    position: no,
    quantity: bought,
    taken_out: bought,
    shelved: bought,
    gross_pence: bought,
    vat_pence: bought,
  },
  disputes: {
    id: atStripe,
    order_id: no,
    status: bought,
    amount_pence: bought,
    reason: bought,
    answer_by: bought,
    opened_at: bought,
    closed_at: bought,
  },
  stripe_events: {
    id: no,
    type: no,
    object_id: { ...atStripe, kept: 'stripeEventDays', copied: 'no: the payment itself is in the copy' },
    attempts: no,
    last_error: no,
    received_at: no,
    processed_at: no,
  },
  alerts: {
    id: no,
    kind: bought,
    subject: no,
    order_id: no,
    detail: { ...bought, why: 'to call a person; the shop’s own words' },
    raised_at: bought,
    settled_at: bought,
    settled_by: byWhom,
    settled_how: buyer,
  },
  shipments: {
    id: no,
    order_id: no,
    kind: bought,
    status: bought,
    storage: no,
    zone: bought,
    promised_date: bought,
    carrier: bought,
    tracking_number: buyer,
    reason: typedAboutOrder,
    staff_id: byWhom,
    created_at: bought,
    packed_at: bought,
    dispatched_at: bought,
    delivered_at: bought,
  },
  shipment_lines: { shipment_id: no, position: no, sku: bought, quantity: bought },
  stock: { sku: no, on_hand: no, reserved: no, closed: no },
  stock_movements: {
    id: no,
    sku: no,
    change: no,
    reason: no,
    note: { ...typedAboutOrder, copied: 'no: the same words stand with the order', erased: 'gone' },
    order_id: no,
    staff_id: byWhom,
    at: no,
  },
  conversations: {
    id: no,
    visitor_hash: chatSecret,
    order_id: no,
    name: said,
    email: said,
    verified_email: said,
    status: said,
    snoozed_until: said,
    tags: said,
    assignee_id: byWhom,
    last_seq: no,
    last_note_seq: no,
    visitor_seen_seq: no,
    staff_seen_seq: no,
    answer_by: said,
    visitor_page: said,
    visitor_basket: said,
    started_at: said,
    updated_at: said,
  },
  chat_events: {
    conversation_id: no,
    visibility: no,
    seq: no,
    position: no,
    kind: said,
    client_id: no,
    author: said,
    staff_id: byWhom,
    body: said,
    redacted_at: no,
    at: said,
  },
  chat_promises: {
    conversation_id: no,
    asked_seq: no,
    asked_at: said,
    answer_by: said,
    answered_at: said,
    answered_by: byWhom,
    closed_at: said,
  },
  chat_visits: {
    conversation_id: no,
    here_until: { ...said, copied: 'no: it only says whether their page was open a moment ago' },
  },
  chat_images: { id: no, conversation_id: no, bytes: said, width: no, height: no, at: said },
  chat_links: {
    id: no,
    token_hash: { ...chatLink, copied: 'no: a secret' },
    conversation_id: no,
    email: chatLink,
    expires_at: chatLink,
  },
  chat_devices: { secret_hash: chatSecret, conversation_id: no, at: said },
  chat_confirmations: {
    id: no,
    token_hash: { ...chatLink, copied: 'no: a secret' },
    conversation_id: no,
    email: chatLink,
    wanted: chatLink,
    expires_at: chatLink,
    confirmed_at: chatLink,
  },
  chat_overrides: { id: no, state: no, until: no, note: no, set_by: byWhom, set_at: no, ended_at: no },
  chat_exceptions: { date: no, note: no, closed: no, opens: no, closes: no, set_by: byWhom, set_at: no },
  complaints: {
    id: no,
    reference: complaintSteps,
    channel: complaintSteps,
    name: complained,
    email: complained,
    contact: complained,
    order_number: complained,
    words: complained,
    received_at: complaintSteps,
    assignee_id: byWhom,
    acknowledged_at: complaintSteps,
    closed_at: complaintSteps,
    outcome: complained,
  },
  complaint_log: {
    id: no,
    complaint_id: no,
    step: complaintSteps,
    at: complaintSteps,
    staff_id: byWhom,
    text: complained,
  },
  staff_drafts: { staff_id: byWhom, conversation_id: no, kind: said, text: said, updated_at: said },
  outbox: {
    id: no,
    subject_id: no,
    kind: { ...letter, erased: 'stays: that a letter of an order went; to whom is gone' },
    order_id: no,
    payload: letter,
    attempts: no,
    next_at: no,
    lease_until: no,
    sent_at: { ...letter, erased: 'stays: that a letter of an order went; to whom is gone' },
    dead_at: no,
    round: no,
    last_error: no,
  },
  rate_limits: { scope: no, key: counted, window_start: no, count: no },
  form_drafts: {
    token_hash: { ...draft, copied: 'no: a secret' },
    scope: draft,
    values: draft,
    problem: { ...draft, copied: 'no: the shop’s words about what was typed' },
    expires_at: draft,
  },
  releases: { id: no, started_at: no },
  release_files: { path: no, release_id: no, bytes: no, brotli: no },
  jobs: { name: no, due_at: no, lease_until: no, finished_at: no, report: no },
  staff: {
    id: no,
    email: employed,
    name: employed,
    role: employed,
    password_hash: employedSecret,
    disabled: employed,
    role_since: employed,
    created_at: employed,
  },
  staff_sessions: {
    token_hash: { ...session, copied: 'no: a secret' },
    id: no,
    staff_id: no,
    device: session,
    started_at: session,
    seen_at: session,
    confirmed_at: session,
  },
  staff_devices: { token_hash: { ...device, copied: 'no: a secret' }, staff_id: no, seen_at: device },
  staff_logins: {
    token_hash: { ...staffLink, copied: 'no: a secret' },
    id: no,
    staff_id: no,
    asks: no,
    bound_to: no,
    tries: no,
    expires_at: no,
  },
  staff_factors: {
    staff_id: no,
    sealed_seed: employedSecret,
    on_since: employed,
    last_step: no,
    sealed_new_codes: employedSecret,
  },
  staff_recovery_codes: { code_hash: employedSecret, staff_id: no, used_at: employed },
  staff_passkeys: {
    id: no,
    staff_id: no,
    credential_id: employedSecret,
    public_key: { ...employed, copied: 'no: a number that means something to their device only' },
    counter: no,
    transports: employed,
    name: employed,
    created_at: employed,
    last_used_at: employed,
  },
  staff_challenges: { challenge: no, purpose: no, bound_to: no, expires_at: no },
  staff_presence: { staff_id: no, here_until: employed, state: employed, last_active_at: employed },
  setup_links: {
    token_hash: { ...staffLink, copied: 'no: a secret' },
    role: staffLink,
    email: staffLink,
    invited_by: byWhom,
    staff_id: no,
    bound_to: no,
    created_at: staffLink,
    expires_at: no,
    used_at: staffLink,
  },
  audit: {
    id: no,
    staff_id: onRecord,
    action: onRecord,
    subject: onRecord,
    detail: onRecord,
    at: onRecord,
    seq: no,
    hash: no,
  },
  audit_chain: { id: no, anchor_seq: no, anchor_hash: no, last_seq: no, last_hash: no },
};
