-- What operators search by, what they did, and replays that outlive a restart.
-- Runs on MySQL 8.4 and on MariaDB 10.11 alike. Each statement may be run again; a change of a table is
-- one statement, which either has its effect or has none, and is left out when it had it before.
-- Keys end with the row's id, which is ordered by the time of acceptance: so each of them gives its
-- rows newest first.

-- The last four characters of a number, without what people write between digits.
SET @change = IF(
  EXISTS(SELECT 1 FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = 'calls' AND column_name = 'caller_tail'),
  'DO 0',
  'ALTER TABLE calls
     ADD COLUMN caller_tail VARCHAR(4) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
       GENERATED ALWAYS AS (RIGHT(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
         caller_number, '' '', ''''), ''-'', ''''), ''.'', ''''), ''('', ''''), '')'', ''''), 4)) STORED,
     ADD COLUMN did_tail VARCHAR(4) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
       GENERATED ALWAYS AS (RIGHT(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
         did_number, '' '', ''''), ''-'', ''''), ''.'', ''''), ''('', ''''), '')'', ''''), 4)) STORED,
     ADD KEY calls_by_state (state),
     ADD KEY calls_by_reason (last_reason, state),
     ADD KEY calls_by_caller (caller_tail),
     ADD KEY calls_by_did (did_tail),
     ADD KEY calls_by_customer (customer_id),
     ADD KEY calls_by_customer_name (customer_name),
     ADD KEY calls_by_delivery (delivered_at)');
PREPARE change_calls FROM @change;
EXECUTE change_calls;
DEALLOCATE PREPARE change_calls;

-- What became of a body: OPEN, RESUBMITTED (and as which call) or DISCARDED.
SET @change = IF(
  EXISTS(SELECT 1 FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = 'quarantine' AND column_name = 'state'),
  'DO 0',
  'ALTER TABLE quarantine
     ADD COLUMN state VARCHAR(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT ''OPEN'',
     ADD COLUMN resolved_at DATETIME(6) NULL,
     ADD COLUMN resolved_by VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
     ADD COLUMN resolved_reason VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
     ADD COLUMN became VARBINARY(256) NULL,
     ADD KEY quarantine_by_state (state)');
PREPARE change_quarantine FROM @change;
EXECUTE change_quarantine;
DEALLOCATE PREPARE change_quarantine;

-- Who did what, when and why. Rows are added and never changed.
CREATE TABLE IF NOT EXISTS acts (
  id              BINARY(16)     NOT NULL,
  done_at         DATETIME(6)    NOT NULL,
  actor           VARCHAR(64)    NOT NULL,
  action          VARCHAR(40)    NOT NULL,
  kind            VARCHAR(16)    NOT NULL,
  target          VARBINARY(512) NOT NULL,
  reason          VARCHAR(500)   NOT NULL,
  outcome         VARCHAR(500)   NOT NULL,
  node            VARCHAR(64)    NOT NULL,
  PRIMARY KEY (id),
  KEY acts_by_target (target),
  KEY acts_by_actor (actor),
  KEY acts_by_action (action)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Calls that are made due by filter: first looked at, then worked off in batches.
CREATE TABLE IF NOT EXISTS replays (
  id              BINARY(16)     NOT NULL,
  state           VARCHAR(10)    NOT NULL,
  filter          TEXT           NOT NULL,
  created_at      DATETIME(6)    NOT NULL,
  created_by      VARCHAR(64)    NOT NULL,
  expected        BIGINT         NOT NULL,
  reason          VARCHAR(500)   NULL,
  started_at      DATETIME(6)    NULL,
  position        BINARY(16)     NULL,
  done            BIGINT         NOT NULL,
  finished_at     DATETIME(6)    NULL,
  cancelled_by    VARCHAR(64)    NULL,
  cancel_reason   VARCHAR(500)   NULL,
  PRIMARY KEY (id),
  KEY replays_by_state (state)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
