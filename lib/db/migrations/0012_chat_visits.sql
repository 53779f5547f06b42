CREATE TABLE "chat_visits" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"here_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chat_visits" ADD CONSTRAINT "chat_visits_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;