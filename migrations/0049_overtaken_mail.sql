-- What happens while a message is on its way is remembered with it: why no further try of it goes out (`voided`,
-- `replaced`, `paid`), or that its client's addresses changed (`redirected`); '' for nothing. What tells of something is found
-- by that, among what is open. An address that changes forgets the secret of what is on its way too: that try has it already.
-- No table is rebuilt. Existing rows: nothing was overtaken; what a server said of a message with a secret is let go of,
-- since it may repeat it.
ALTER TABLE mail_messages ADD COLUMN overtaken_by TEXT NOT NULL DEFAULT '';
--> statement-breakpoint
CREATE INDEX mail_messages_overtaken ON mail_messages (id) WHERE overtaken_by <> '';
--> statement-breakpoint
CREATE INDEX mail_messages_source ON mail_messages (kind, source_id) WHERE state IN ('waiting', 'sending', 'retrying');
--> statement-breakpoint
DROP TRIGGER mail_secrets_address;
--> statement-breakpoint
CREATE TRIGGER mail_secrets_address AFTER UPDATE OF email ON clients WHEN new.email <> old.email
BEGIN
  DELETE FROM mail_secrets WHERE message_id IN (
    SELECT id FROM mail_messages WHERE client_id = new.id AND state IN ('waiting', 'sending', 'retrying'));
END;
--> statement-breakpoint
UPDATE mail_recipients SET answer = '' WHERE answer <> ''
  AND message_id IN (SELECT id FROM mail_messages WHERE kind IN ('device', 'password'));
--> statement-breakpoint
UPDATE mail_messages SET answer = '' WHERE answer <> '' AND kind IN ('device', 'password');
--> statement-breakpoint
UPDATE mail_line SET answer = '';
