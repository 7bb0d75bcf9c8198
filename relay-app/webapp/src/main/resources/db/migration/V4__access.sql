-- Who may use the relay, besides the tokens that its settings give. Of tokens, passwords and sessions
-- only hashes are kept.

CREATE TABLE IF NOT EXISTS access_tokens (
  id              BINARY(16)     NOT NULL,
  name            VARCHAR(64)    NOT NULL,
  role            VARCHAR(16)    NOT NULL,
  hash            VARCHAR(64)    NOT NULL,
  created_at      DATETIME(6)    NOT NULL,
  created_by      VARCHAR(64)    NOT NULL,
  revoked_at      DATETIME(6)    NULL,
  revoked_by      VARCHAR(64)    NULL,
  PRIMARY KEY (id),
  UNIQUE KEY access_tokens_by_hash (hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS console_users (
  name            VARCHAR(64)    NOT NULL,
  role            VARCHAR(16)    NOT NULL,
  password_hash   VARCHAR(512)   NOT NULL,
  created_at      DATETIME(6)    NOT NULL,
  created_by      VARCHAR(64)    NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A role of its own has only a session that another identity provider vouched for; all others have
-- that of their user.
CREATE TABLE IF NOT EXISTS console_sessions (
  hash            VARCHAR(64)    NOT NULL,
  user_name       VARCHAR(64)    NOT NULL,
  role            VARCHAR(16)    NULL,
  created_at      DATETIME(6)    NOT NULL,
  last_seen_at    DATETIME(6)    NOT NULL,
  PRIMARY KEY (hash),
  KEY console_sessions_of_user (user_name),
  KEY console_sessions_by_time (created_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
