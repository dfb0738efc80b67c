-- The member who answers for a key, by id. No foreign key: of somebody who is gone the key stops, it does not become nobody's.
ALTER TABLE api_key ADD COLUMN maker TEXT;

UPDATE api_key SET maker = (
  SELECT actor_id FROM audit_event
  WHERE action = 'key.made' AND subject = api_key.name AND actor_kind = 'member'
    AND at BETWEEN api_key.created_at AND api_key.created_at + 60000
  ORDER BY at LIMIT 1);

-- A key made with a key: whoever made that one answers for both.
UPDATE api_key SET maker = (
  SELECT parent.maker FROM audit_event JOIN api_key AS parent ON parent.id = audit_event.actor_id
  WHERE audit_event.action = 'key.made' AND audit_event.subject = api_key.name AND audit_event.actor_kind = 'api-key'
    AND audit_event.at BETWEEN api_key.created_at AND api_key.created_at + 60000
  ORDER BY audit_event.at LIMIT 1)
WHERE maker IS NULL;
