CREATE TABLE "order_holders" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"browser" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "order_holders" ADD CONSTRAINT "order_holders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_holders_network" ON "order_holders" USING btree ("network","at");--> statement-breakpoint
CREATE INDEX "order_holders_browser" ON "order_holders" USING btree ("browser","at");--> statement-breakpoint
CREATE INDEX "order_holders_at" ON "order_holders" USING btree ("at");