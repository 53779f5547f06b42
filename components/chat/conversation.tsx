import { type Ref, useCallback, useEffect, useRef, useState } from 'react';
import { AddressForm } from '@/components/chat/address-form';
import { Composer } from '@/components/chat/composer';
import { Introduce } from '@/components/chat/introduce';
import { LetterForm } from '@/components/chat/letter-form';
import { PictureForm } from '@/components/chat/picture-form';
import type { PlainForms } from '@/components/chat/plain';
import { RatingForm } from '@/components/chat/rating-form';
import { StateLine } from '@/components/chat/state-line';
import type { Talk } from '@/lib/chat/browser/client';
import { postPicture, tellTyping } from '@/lib/chat/browser/send-client';
import { keepDraft, readDraft } from '@/lib/chat/browser/storage-client';
import { emptyThread, mayRate, waits } from '@/lib/chat/log/thread';
import { AfterMessages } from './log/after-messages';
import { Messages } from './log/messages';

type Props = {
  /** The secret of an order's link, or '' for the conversation of this browser. */
  order: string;
  talk: Talk;
  plain?: PlainForms;
  textRef?: Ref<HTMLTextAreaElement>;
  /** In a panel the messages scroll above the field to write in; on a page everything follows on. */
  frame: 'page' | 'panel';
};
const historyMilliseconds = 100;
const frames = {
  page: { all: 'grid gap-5', scrolls: 'grid gap-5', stays: 'grid gap-1' },
  panel: {
    all: 'flex min-h-0 grow flex-col',
    scrolls: 'grid min-h-24 grow content-start gap-5 overflow-y-auto overscroll-contain px-5 py-4',
    stays: 'grid max-h-[60%] shrink-0 gap-1 overflow-y-auto border-line border-t px-5 py-3',
  },
};

/** A whole conversation: whether anybody is here, what was said, and a place to write. */
export function Conversation({ order, talk: { chat, isError, send, resend }, plain, textRef, frame }: Props) {
  const [scripted, setScripted] = useState(plain === undefined);
  const [picture, setPicture] = useState({ busy: false, problem: '' });
  useEffect(() => setScripted(true), []);
  const known = chat !== undefined;
  const [live, setLive] = useState(false);
  // A moment after the history is there: that is shown, and not read out.
  useEffect(() => {
    if (!known) return;
    const timer = setTimeout(() => setLive(true), historyMilliseconds);
    return () => clearTimeout(timer);
  }, [known]);

  const view = chat?.view ?? emptyThread;
  const begun = view.events.length + view.pending.length > 0;
  const formWith = (form: 'message' | 'picture') =>
    plain && { id: plain.ids[form], visitor: plain.visitor, state: plain[form] };
  // The same picture chosen again, because its answer went wrong, is the same one.
  const unsent = useRef({ of: '', id: '' });
  const sendPicture = (image: File) => {
    const of = [image.name, image.size, image.lastModified].join();
    if (unsent.current.of !== of) unsent.current = { of, id: crypto.randomUUID() };
    setPicture({ busy: true, problem: '' });
    void postPicture(order, image, unsent.current.id).then((problem) => {
      if (problem === null) unsent.current = { of: '', id: '' };
      setPicture({ busy: false, problem: problem ?? '' });
    });
  };
  const begunText = useCallback(() => readDraft(order), [order]);
  const write = (text: string) => {
    keepDraft(order, text);
    if (text) tellTyping(order);
  };
  const { all, scrolls, stays } = frames[frame];
  return (
    <div className={all}>
      <div className={scrolls} data-scrolls>
        {chat ? (
          <StateLine state={chat.state} live={chat.live} begun={begun} />
        ) : (
          <p role="status">{isError ? 'The chat can’t be reached. Please try again.' : 'One moment…'}</p>
        )}
        {chat && !begun ? <p className="rounded-card bg-honey px-4 py-3">{chat.notice}</p> : null}
        <div className="grid gap-2">
          <Messages view={view} live={live} order={order} resend={(id) => void resend(id)} />
          {chat ? <AfterMessages chat={chat} /> : null}
        </div>
        {chat && !order && waits(view) && !chat.email && !chat.verifiedEmail ? (
          <AddressForm scripted={scripted} state={plain?.address} />
        ) : null}
        {mayRate(view) ? <RatingForm order={order} state={plain?.rating} /> : null}
        {chat && !begun ? <Introduce closed={chat.state.mode === 'closed'} state={plain?.message} /> : null}
        {chat && begun && frame === 'panel' ? <LetterForm order={order} email={chat.email ?? ''} /> : null}
      </div>
      <div className={stays}>
        <Composer
          order={order}
          plain={formWith('message')}
          rows={frame === 'panel' ? 2 : 4}
          textRef={textRef}
          begun={begunText}
          send={send}
          onWrite={write}
          onPicture={sendPicture}
        />
        <PictureForm
          order={order}
          plain={formWith('picture')}
          scripted={scripted}
          {...picture}
          onPicture={sendPicture}
        />
      </div>
      {chat && begun && frame === 'page' ? (
        <LetterForm
          order={order}
          email={chat.email ?? ''}
          plain={plain && { id: plain.ids.letter, state: plain.letter, code: plain.code }}
        />
      ) : null}
    </div>
  );
}
