-- Which log-ins by OpenID Connect were answered, so that no answer is taken twice on any node. Of each state
-- only the hash is kept, and no longer than a log-in may take.
-- Runs on MySQL 8.4 and on MariaDB 10.11 alike, and may be run again.
CREATE TABLE IF NOT EXISTS used_states (
  hash            VARCHAR(64)    NOT NULL,
  used_at         DATETIME(6)    NOT NULL,
  PRIMARY KEY (hash),
  KEY used_states_by_time (used_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
