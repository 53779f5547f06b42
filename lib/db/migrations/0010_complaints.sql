CREATE TABLE "complaint_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"staff_id" uuid,
	"text" text DEFAULT '' NOT NULL,
	CONSTRAINT "complaint_log_step" CHECK ("complaint_log"."step" in ('received','taken','note','acknowledged','closed'))
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"channel" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"contact" text,
	"order_number" text,
	"words" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"assignee_id" uuid,
	"acknowledged_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "complaints_reference_unique" UNIQUE("reference"),
	CONSTRAINT "complaints_channel" CHECK ("complaints"."channel" in ('form','chat','email','letter','phone','in-person'))
);
--> statement-breakpoint
ALTER TABLE "complaint_log" ADD CONSTRAINT "complaint_log_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_log" ADD CONSTRAINT "complaint_log_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_log_complaint" ON "complaint_log" USING btree ("complaint_id");--> statement-breakpoint
CREATE INDEX "complaints_received" ON "complaints" USING btree ("received_at");