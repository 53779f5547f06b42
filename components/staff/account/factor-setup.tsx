import { ActForm, fieldsOf } from '@/components/staff/act-form';
import { Field } from '@/components/ui/field';
import type { Draft } from '@/lib/http/form-store';
import type { FactorState } from '@/lib/staff/factor/factor-store';
import { dateInLondon, formatLongDate } from '@/lib/time/format';
import { QrCode } from './qr-code';

/** Codes to write down, in a block that can be selected and printed. */
function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p className="measure">
        Each of these recovery codes works once, when your telephone is not there. They are shown only now: print them
        or write them down, and keep them where you would look without your telephone.
      </p>
      <ul className="account-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

const seedInGroups = (seed: string) => seed.replaceAll(/(.{4})(?=.)/g, '$1 ');

function Begun({
  seed,
  codes,
  uri,
  draft,
}: {
  seed: string;
  codes: readonly string[];
  uri: string;
  draft: Draft | null;
}) {
  return (
    <>
      <h2>1. Add the desk to your authenticator app</h2>
      <QrCode text={uri} label="QR code for your authenticator app; the key below says the same" />
      <p className="measure">
        Scan it, or type this key: <code className="wrap-anywhere select-all">{seedInGroups(seed)}</code>
      </p>
      <h2>2. Keep your recovery codes</h2>
      <Codes codes={codes} />
      <h2>3. Type the code that the app shows</h2>
      <ActForm act="account/factor-on" className="grid max-w-md gap-3">
        <Field
          name={fieldsOf('account/factor-on')('passcode')}
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          hint="Six digits. With it the second factor is on."
          error={draft?.problem?.fields?.passcode}
        />
        <p>
          <button type="submit" className="desk-button" data-tone="primary">
            Turn it on
          </button>
        </p>
      </ActForm>
      <ActForm act="account/factor-begin">
        <button type="submit" className="desk-button" data-size="small">
          Begin again with another key
        </button>
      </ActForm>
    </>
  );
}

const turnOff = (
  <ActForm act="account/factor-off">
    <button type="submit" className="desk-button" data-tone="grave">
      Turn it off
    </button>
  </ActForm>
);

function On({ state, since }: { state: FactorState; since: Date }) {
  return (
    <>
      <p>
        It is on since {formatLongDate(dateInLondon(since))}. You have {state.codesLeft} recovery codes left.
      </p>
      {state.newCodes.length > 0 ? (
        <>
          <h2>Your new recovery codes</h2>
          <Codes codes={state.newCodes} />
          <ActForm act="account/codes-keep">
            <button type="submit" className="desk-button" data-tone="primary">
              I have kept them: end the earlier ones
            </button>
          </ActForm>
          {turnOff}
        </>
      ) : (
        <div className="desk-tools">
          <ActForm act="account/codes-begin">
            <button type="submit" className="desk-button">
              New recovery codes
            </button>
          </ActForm>
          {turnOff}
        </div>
      )}
    </>
  );
}

type Props = { state: FactorState | null; uri: string | null; draft: Draft | null };

/** Sets up a second factor, shows how it stands, and turns it off. */
export function FactorSetup({ state, uri, draft }: Props) {
  return (
    <section className="account-steps" aria-label="Second factor">
      {state?.onSince ? <On state={state} since={state.onSince} /> : null}
      {state?.seed && uri ? <Begun seed={state.seed} codes={state.newCodes} uri={uri} draft={draft} /> : null}
      {state?.onSince || state?.seed ? null : (
        <>
          <p className="measure">
            With a second factor nobody gets in by your password alone: we ask for a code too, which an authenticator
            app on your telephone shows. Any app for one-time codes will do.
          </p>
          <ActForm act="account/factor-begin">
            <button type="submit" className="desk-button" data-tone="primary">
              Set it up
            </button>
          </ActForm>
        </>
      )}
    </section>
  );
}
