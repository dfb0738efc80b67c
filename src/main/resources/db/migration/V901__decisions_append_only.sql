-- The engine itself refuses to rewrite what was decided. Deleting all data of the workspace is the one exception.
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
WHEN NOT EXISTS (SELECT 1 FROM decision_erasure)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_is_never_replaced BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_feature_is_never_changed BEFORE UPDATE ON decision_feature
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_feature_is_never_deleted BEFORE DELETE ON decision_feature
WHEN NOT EXISTS (SELECT 1 FROM decision_erasure)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_feature_is_never_replaced BEFORE INSERT ON decision_feature
WHEN EXISTS (SELECT 1 FROM decision_feature WHERE decision = NEW.decision AND feature = NEW.feature)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_request_is_never_changed BEFORE UPDATE ON decision_request
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_request_is_never_deleted BEFORE DELETE ON decision_request
WHEN NOT EXISTS (SELECT 1 FROM decision_erasure)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_request_is_never_replaced BEFORE INSERT ON decision_request
WHEN EXISTS (SELECT 1 FROM decision_request WHERE decision = NEW.decision AND request = NEW.request)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_decider_is_never_changed BEFORE UPDATE ON decision_decider
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_decider_is_never_deleted BEFORE DELETE ON decision_decider
WHEN NOT EXISTS (SELECT 1 FROM decision_erasure)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_decider_is_never_replaced BEFORE INSERT ON decision_decider
WHEN EXISTS (SELECT 1 FROM decision_decider WHERE decision = NEW.decision AND position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_prediction_is_never_changed BEFORE UPDATE ON decision_prediction
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_prediction_is_never_deleted BEFORE DELETE ON decision_prediction
WHEN NOT EXISTS (SELECT 1 FROM decision_erasure)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_prediction_is_never_replaced BEFORE INSERT ON decision_prediction
WHEN EXISTS (SELECT 1 FROM decision_prediction WHERE decision = NEW.decision AND position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'decisions are append-only');
END;
