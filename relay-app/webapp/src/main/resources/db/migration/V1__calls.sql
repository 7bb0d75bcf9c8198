-- Everything here runs on MySQL 8.4 and on MariaDB 10.11 alike.
-- Each statement may be run again: tables are made outside any transaction, and a migration that was
-- cut off begins from the start.
-- Ids of calls are VARBINARY: compared byte for byte, trailing blanks included.

CREATE TABLE IF NOT EXISTS calls (
  id              BINARY(16)     NOT NULL,
  tp_call_id      VARBINARY(256) NOT NULL,
  customer_id     VARCHAR(64)    NOT NULL,
  customer_name   VARCHAR(255)   NOT NULL,
  caller_number   VARCHAR(64)    NOT NULL,
  did_number      VARCHAR(64)    NOT NULL,
  date_of_call    VARCHAR(10)    NOT NULL,
  start_time      VARCHAR(40)    NOT NULL,
  end_time        VARCHAR(40)    NOT NULL,
  dtmf            VARCHAR(64)    NOT NULL,
  call_status     VARCHAR(16)    NOT NULL,
  recording_path  VARCHAR(2048)  NOT NULL,
  raw_body        MEDIUMBLOB     NULL,
  source          VARCHAR(64)    NOT NULL,
  accepted_at     DATETIME(6)    NOT NULL,
  state           VARCHAR(10)    NOT NULL,
  ticket          BINARY(16)     NOT NULL,
  queued_at       DATETIME(6)    NOT NULL,
  attempts        INT            NOT NULL,
  first_failed_at DATETIME(6)    NULL,
  next_attempt_at DATETIME(6)    NULL,
  last_reason     VARCHAR(32)    NULL,
  delivered_at    DATETIME(6)    NULL,
  PRIMARY KEY (id),
  UNIQUE KEY calls_by_tp_call_id (tp_call_id),
  KEY calls_due (state, next_attempt_at),
  KEY calls_queued (state, queued_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS attempts (
  id              BINARY(16)     NOT NULL,
  call_id         BINARY(16)     NOT NULL,
  number          INT            NOT NULL,
  node            VARCHAR(64)    NOT NULL,
  started_at      DATETIME(6)    NOT NULL,
  took_micros     BIGINT         NOT NULL,
  verdict         VARCHAR(16)    NOT NULL,
  reason          VARCHAR(32)    NOT NULL,
  detail          VARCHAR(500)   NOT NULL,
  http_status     INT            NULL,
  content_type    VARCHAR(255)   NULL,
  retry_after     VARCHAR(255)   NULL,
  answer          MEDIUMBLOB     NULL,
  answer_length   BIGINT         NULL,
  answer_complete BOOLEAN        NULL,
  PRIMARY KEY (id),
  KEY attempts_of_call (call_id, number)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What telephony sent and the specification does not allow, kept for the operator.
CREATE TABLE IF NOT EXISTS quarantine (
  id              BINARY(16)     NOT NULL,
  received_at     DATETIME(6)    NOT NULL,
  source          VARCHAR(64)    NOT NULL,
  tp_call_id      VARBINARY(256) NULL,
  raw_body        MEDIUMBLOB     NOT NULL,
  violations      MEDIUMTEXT     NOT NULL,
  PRIMARY KEY (id),
  KEY quarantine_by_time (received_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row: whether operators have stopped delivery, on all nodes.
CREATE TABLE IF NOT EXISTS delivery_control (
  id              INT            NOT NULL,
  paused          BOOLEAN        NOT NULL,
  changed_at      DATETIME(6)    NOT NULL,
  changed_by      VARCHAR(64)    NOT NULL,
  reason          VARCHAR(500)   NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT IGNORE INTO delivery_control (id, paused, changed_at, changed_by, reason)
VALUES (1, FALSE, '2026-01-01 00:00:00', 'relay', 'first start');
