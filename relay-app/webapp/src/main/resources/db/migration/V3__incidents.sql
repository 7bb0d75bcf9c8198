-- Troubles that support is told of, and who was told what.
-- Each statement may be run again, as in V1.

-- open_key is the cause while the incident is open and NULL afterwards: a cause has one open incident,
-- however many nodes see it.
CREATE TABLE IF NOT EXISTS incidents (
  id            BINARY(16)   NOT NULL,
  cause         VARCHAR(64)  NOT NULL,
  open_key      VARCHAR(64)  NULL,
  since         DATETIME(6)  NOT NULL,
  raised_at     DATETIME(6)  NOT NULL,
  raised_by     VARCHAR(64)  NOT NULL,
  last_seen_at  DATETIME(6)  NOT NULL,
  calls         BIGINT       NOT NULL,
  most_calls    BIGINT       NOT NULL,
  words         VARCHAR(500) NOT NULL,
  over_at       DATETIME(6)  NULL,
  told          INT          NOT NULL,
  last_told_at  DATETIME(6)  NULL,
  finished      BOOLEAN      NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY incidents_open (open_key),
  KEY incidents_seen (last_seen_at),
  KEY incidents_unfinished (finished)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One message to one recipient. due_at is NULL when it is sent; while a node sends it, it lies ahead.
CREATE TABLE IF NOT EXISTS notices (
  id            BINARY(16)   NOT NULL,
  kind          VARCHAR(16)  NOT NULL,
  channel       VARCHAR(16)  NOT NULL,
  recipient     VARCHAR(255) NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  due_at        DATETIME(6)  NULL,
  attempts      INT          NOT NULL,
  sent_at       DATETIME(6)  NULL,
  problem       VARCHAR(500) NULL,
  PRIMARY KEY (id),
  KEY notices_due (due_at),
  KEY notices_unsent (channel, recipient, due_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS notice_incidents (
  notice_id     BINARY(16)   NOT NULL,
  incident_id   BINARY(16)   NOT NULL,
  PRIMARY KEY (notice_id, incident_id),
  KEY notices_of_incident (incident_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row, locked by the node that reviews the incidents.
CREATE TABLE IF NOT EXISTS incident_review (
  id            INT          NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT IGNORE INTO incident_review (id) VALUES (1);
