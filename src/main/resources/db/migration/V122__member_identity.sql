-- As whom members are known to an OpenID Connect provider.
CREATE TABLE member_identity (
  issuer       TEXT NOT NULL,
  subject      TEXT NOT NULL,
  member       TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
  linked_at    BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX member_identity_member ON member_identity (member);
