-- What the map of the whole office reads of each client, beside one another: without it the first map of a morning reads all
-- of every client from the disk.
CREATE INDEX clients_placed ON clients (state, id, latitude, longitude, contract_state, contract_disabled_by);
