ALTER TABLE "refund_lines" ADD COLUMN "taken_out" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD COLUMN "shelved" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_taken_out" CHECK ("refund_lines"."taken_out" between 0 and "refund_lines"."quantity");--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_shelved" CHECK ("refund_lines"."shelved" between 0 and "refund_lines"."quantity");--> statement-breakpoint
UPDATE refund_lines p SET shelved = p.quantity FROM refunds r WHERE r.id = p.refund_id AND r.restocked;--> statement-breakpoint
UPDATE refund_lines p SET taken_out = least(p.quantity, l.quantity) FROM refunds r, shipments s, shipment_lines l
  WHERE r.id = p.refund_id AND r.status <> 'failed' AND s.order_id = r.order_id AND s.kind = 'order' AND s.status IN ('to-pack', 'packed')
  AND l.shipment_id = s.id AND l.position = p.position;--> statement-breakpoint
UPDATE shipments s SET status = 'to-pack', packed_at = NULL FROM refunds r, refund_lines p
  WHERE r.order_id = s.order_id AND p.refund_id = r.id AND p.taken_out > 0 AND s.kind = 'order' AND s.status = 'packed';--> statement-breakpoint
DELETE FROM shipment_lines l USING shipments s WHERE s.id = l.shipment_id AND s.kind = 'order' AND l.quantity <= (
  SELECT coalesce(sum(p.taken_out), 0) FROM refund_lines p JOIN refunds r ON r.id = p.refund_id WHERE r.order_id = s.order_id AND p.position = l.position);--> statement-breakpoint
UPDATE shipment_lines l SET quantity = l.quantity - t.out FROM shipments s, (
  SELECT r.order_id, p.position, sum(p.taken_out)::int AS out FROM refund_lines p JOIN refunds r ON r.id = p.refund_id GROUP BY r.order_id, p.position) t
  WHERE s.id = l.shipment_id AND s.kind = 'order' AND t.order_id = s.order_id AND t.position = l.position AND t.out > 0;
