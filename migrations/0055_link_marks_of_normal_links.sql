-- A link that is written a little otherwise is the same link: its mark is made of its normal form, and no longer of what was
-- typed. The marks from before find nobody by that and go; each link gets its own anew before the next one is given.
UPDATE client_devices SET link_mark = '' WHERE link_mark <> '';
