CREATE TABLE "chat_confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"conversation_id" uuid NOT NULL,
	"email" text NOT NULL,
	"wanted" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	CONSTRAINT "chat_confirmations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "chat_confirmations_wanted" CHECK ("chat_confirmations"."wanted" in ('transcript','link'))
);
--> statement-breakpoint
CREATE TABLE "chat_devices" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_images" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"conversation_id" uuid NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chat_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "chat_exceptions" (
	"date" date PRIMARY KEY NOT NULL,
	"note" text NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	"opens" text,
	"closes" text,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_exceptions_hours" CHECK ("chat_exceptions"."closed" or ("chat_exceptions"."opens" is not null and "chat_exceptions"."closes" is not null))
);
--> statement-breakpoint
CREATE TABLE "chat_overrides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "chat_overrides_state" CHECK ("chat_overrides"."state" in ('open','closed'))
);
--> statement-breakpoint
CREATE TABLE "chat_promises" (
	"conversation_id" uuid NOT NULL,
	"asked_seq" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "chat_promises_conversation_id_asked_seq_pk" PRIMARY KEY("conversation_id","asked_seq")
);
--> statement-breakpoint
CREATE TABLE "staff_drafts" (
	"staff_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"kind" text DEFAULT 'message' NOT NULL,
	"text" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_drafts_staff_id_conversation_id_pk" PRIMARY KEY("staff_id","conversation_id")
);
--> statement-breakpoint
ALTER TABLE "chat_events" ADD COLUMN "position" integer;--> statement-breakpoint
UPDATE "chat_events" SET "position" = "counted"."place" FROM (SELECT "conversation_id", "client_id", row_number() OVER (PARTITION BY "conversation_id" ORDER BY "at", "visibility", "seq") AS "place" FROM "chat_events") AS "counted" WHERE "chat_events"."conversation_id" = "counted"."conversation_id" AND "chat_events"."client_id" = "counted"."client_id";--> statement-breakpoint
ALTER TABLE "chat_events" ALTER COLUMN "position" SET NOT NULL;--> statement-breakpoint
UPDATE "chat_events" SET "body" = "body" || '{"status":"resolved"}' WHERE "kind" = 'status';--> statement-breakpoint
ALTER TABLE "chat_events" ADD COLUMN "redacted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "verified_email" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "snoozed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "tags" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "visitor_seen_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "staff_seen_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "visitor_page" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "visitor_basket" jsonb;--> statement-breakpoint
ALTER TABLE "setup_links" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "setup_links" ADD COLUMN "invited_by" uuid;--> statement-breakpoint
ALTER TABLE "setup_links" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_presence" ADD COLUMN "state" text DEFAULT 'here' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_presence" ADD COLUMN "last_active_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "chat_confirmations" ADD CONSTRAINT "chat_confirmations_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_devices" ADD CONSTRAINT "chat_devices_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_images" ADD CONSTRAINT "chat_images_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_links" ADD CONSTRAINT "chat_links_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_exceptions" ADD CONSTRAINT "chat_exceptions_set_by_staff_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_overrides" ADD CONSTRAINT "chat_overrides_set_by_staff_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_promises" ADD CONSTRAINT "chat_promises_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_promises" ADD CONSTRAINT "chat_promises_answered_by_staff_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_drafts" ADD CONSTRAINT "staff_drafts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_drafts" ADD CONSTRAINT "staff_drafts_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_confirmations_conversation" ON "chat_confirmations" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "chat_devices_conversation" ON "chat_devices" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "chat_images_conversation" ON "chat_images" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "chat_links_conversation" ON "chat_links" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "chat_promises_asked" ON "chat_promises" USING btree ("asked_at");--> statement-breakpoint
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_invited_by_staff_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_events_at" ON "chat_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "conversations_order" ON "conversations" USING btree ("order_id");--> statement-breakpoint
ALTER TABLE "chat_events" ADD CONSTRAINT "chat_events_position" UNIQUE("conversation_id","position");--> statement-breakpoint
ALTER TABLE "chat_events" ADD CONSTRAINT "chat_events_author" CHECK ("chat_events"."author" in ('visitor','staff','shop'));--> statement-breakpoint
ALTER TABLE "chat_events" ADD CONSTRAINT "chat_events_visibility" CHECK ("chat_events"."visibility" in ('all','staff'));--> statement-breakpoint
ALTER TABLE "staff_presence" ADD CONSTRAINT "staff_presence_state" CHECK ("staff_presence"."state" in ('here','away'));