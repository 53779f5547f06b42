CREATE TABLE "release_files" (
	"path" text NOT NULL,
	"release_id" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"brotli" "bytea",
	CONSTRAINT "release_files_path_release_id_pk" PRIMARY KEY("path","release_id")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "release_files" ADD CONSTRAINT "release_files_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE cascade ON UPDATE no action;