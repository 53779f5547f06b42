CREATE INDEX "chat_events_words" ON "chat_events" USING gin (search_words(array["body" ->> 'text'])) WHERE "chat_events"."kind" in ('message', 'note') and "chat_events"."redacted_at" is null;--> statement-breakpoint
CREATE INDEX "conversations_email" ON "conversations" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "conversations_verified_email" ON "conversations" USING btree (lower("verified_email"));--> statement-breakpoint
CREATE INDEX "conversations_words" ON "conversations" USING gin (search_words(array["name", "email", "verified_email"] || "tags"));--> statement-breakpoint
CREATE INDEX "outbox_conversation" ON "outbox" USING btree (("payload" ->> 'conversationId'));--> statement-breakpoint
CREATE INDEX "order_lines_words" ON "order_lines" USING gin (search_words(array["sku", "title", "label"]));--> statement-breakpoint
CREATE INDEX "orders_words" ON "orders" USING gin (search_words(array["number", replace("number", '-', ''), substr(replace("number", '-', ''), 3), "name", "recipient_name", "email",
    replace("phone", ' ', ''), "address_lines"::text, "town", "postcode", replace("postcode", ' ', '')]));