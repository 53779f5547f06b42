-- Who did what is append only, and chained: a row that is changed, left out or put in between breaks what follows it.
INSERT INTO "audit_chain" ("id") VALUES (1);--> statement-breakpoint
CREATE FUNCTION audit_digest(seq bigint, before text, id uuid, staff_id uuid, action text, subject text, detail jsonb, at timestamptz)
RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(seq, before, id, staff_id, action, subject, detail,
    (extract(epoch FROM at) * 1000)::bigint)::text, 'UTF8')), 'hex')
$$;--> statement-breakpoint
DO $$
DECLARE
  entry record;
  digest text;
  last audit_chain;
BEGIN
  FOR entry IN SELECT * FROM audit ORDER BY at, id LOOP
    SELECT * INTO last FROM audit_chain;
    digest := audit_digest(last.last_seq + 1, last.last_hash, entry.id, entry.staff_id, entry.action, entry.subject, entry.detail, entry.at);
    UPDATE audit SET seq = last.last_seq + 1, hash = digest WHERE audit.id = entry.id;
    UPDATE audit_chain SET last_seq = last_seq + 1, last_hash = digest;
  END LOOP;
END $$;--> statement-breakpoint
-- As a transaction commits, when it waits for nothing else any more: then no two can wait for each other.
CREATE FUNCTION audit_seal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last audit_chain;
  digest text;
BEGIN
  SELECT * INTO STRICT last FROM audit_chain FOR UPDATE;
  digest := audit_digest(last.last_seq + 1, last.last_hash, NEW.id, NEW.staff_id, NEW.action, NEW.subject, NEW.detail, NEW.at);
  UPDATE audit SET seq = last.last_seq + 1, hash = digest WHERE audit.id = NEW.id;
  UPDATE audit_chain SET last_seq = last_seq + 1, last_hash = digest;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last audit_chain;
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.seq := NULL;
    NEW.hash := NULL;
    RETURN NEW;
  END IF;
  IF TG_OP <> 'TRUNCATE' THEN
    SELECT * INTO STRICT last FROM audit_chain;
  END IF;
  -- Its place in the chain, once.
  IF TG_OP = 'UPDATE' AND OLD.seq IS NULL AND NEW.seq = last.last_seq + 1
    AND to_jsonb(NEW) - '{seq,hash}'::text[] = to_jsonb(OLD) - '{seq,hash}'::text[]
    AND NEW.hash = audit_digest(NEW.seq, last.last_hash, NEW.id, NEW.staff_id, NEW.action, NEW.subject, NEW.detail, NEW.at) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND OLD.seq <= last.anchor_seq AND OLD.at < now() - interval '90 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the record of who did what is append only';
END $$;--> statement-breakpoint
-- Its end moves with a row that is there, its beginning to a row that is older than ninety days.
CREATE FUNCTION audit_chain_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.anchor_seq = OLD.anchor_seq AND NEW.anchor_hash = OLD.anchor_hash
    AND NEW.last_seq = OLD.last_seq + 1
    AND EXISTS (SELECT 1 FROM audit WHERE seq = NEW.last_seq AND hash = NEW.last_hash) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.last_seq = OLD.last_seq AND NEW.last_hash = OLD.last_hash
    AND NEW.anchor_seq > OLD.anchor_seq
    AND EXISTS (SELECT 1 FROM audit WHERE seq = NEW.anchor_seq AND hash = NEW.anchor_hash AND at < now() - interval '90 days') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the record of who did what is append only';
END $$;--> statement-breakpoint
-- Forgets the rows from the beginning of the chain that are older, and returns how many.
CREATE FUNCTION audit_forget(before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  young bigint;
  gone audit;
  count bigint;
BEGIN
  PERFORM 1 FROM audit_chain FOR UPDATE;
  SELECT seq INTO young FROM audit WHERE at >= least(before, now() - interval '90 days') ORDER BY seq LIMIT 1;
  SELECT * INTO gone FROM audit WHERE seq < coalesce(young, 9223372036854775807) ORDER BY seq DESC LIMIT 1;
  IF gone.seq IS NULL THEN
    RETURN 0;
  END IF;
  UPDATE audit_chain SET anchor_seq = gone.seq, anchor_hash = gone.hash;
  DELETE FROM audit WHERE seq <= gone.seq;
  GET DIAGNOSTICS count = ROW_COUNT;
  RETURN count;
END $$;--> statement-breakpoint
CREATE TRIGGER audit_guard BEFORE INSERT OR UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION audit_guard();--> statement-breakpoint
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION audit_guard();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_seal AFTER INSERT ON "audit" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_seal();--> statement-breakpoint
CREATE TRIGGER audit_chain_guard BEFORE INSERT OR UPDATE OR DELETE ON "audit_chain" FOR EACH ROW EXECUTE FUNCTION audit_chain_guard();--> statement-breakpoint
CREATE TRIGGER audit_chain_no_truncate BEFORE TRUNCATE ON "audit_chain" FOR EACH STATEMENT EXECUTE FUNCTION audit_chain_guard();
