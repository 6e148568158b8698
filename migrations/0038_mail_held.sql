-- What waited in a copy that was put back is held until somebody decides, since it may have gone out in the meantime. An
-- address that was typed in *Correo* is told from the client's own, which follows the client. A list of one kind has an
-- index. How often a message is tried is counted by its tries, so that when it was first tried is no longer kept.
-- No table is rebuilt. Existing rows: nothing is held, no address was typed; what waits behind another of its client is
-- due when that one is; the last words of the server are let go of, since they may repeat a password that was sent to it.
ALTER TABLE mail_messages ADD COLUMN held INTEGER NOT NULL DEFAULT 0
  CHECK (held = 0 OR (held = 1 AND state IN ('waiting', 'retrying')));
--> statement-breakpoint
ALTER TABLE mail_messages DROP COLUMN first_attempt_at_ms;
--> statement-breakpoint
ALTER TABLE mail_recipients ADD COLUMN typed INTEGER NOT NULL DEFAULT 0 CHECK (typed IN (0, 1));
--> statement-breakpoint
CREATE INDEX mail_messages_held ON mail_messages (id) WHERE held = 1;
--> statement-breakpoint
CREATE INDEX mail_messages_kind ON mail_messages (kind, id);
--> statement-breakpoint
UPDATE mail_messages SET next_attempt_at_ms = ahead.until_ms
FROM (SELECT client_id, min(id) AS id, max(next_attempt_at_ms) AS until_ms FROM mail_messages
  WHERE state = 'retrying' GROUP BY client_id) AS ahead
WHERE mail_messages.client_id = ahead.client_id AND mail_messages.id > ahead.id AND mail_messages.state = 'waiting';
--> statement-breakpoint
UPDATE mail_line SET answer = '';
