-- The trace that a call's acceptance was a part of (W3C Trace Context), so that retries go on with it.
-- Runs on MySQL 8.4 and on MariaDB 10.11 alike, and may be run again.
SET @change = IF(
  EXISTS(SELECT 1 FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = 'calls' AND column_name = 'trace_parent'),
  'DO 0',
  'ALTER TABLE calls
     ADD COLUMN trace_parent VARCHAR(55) CHARACTER SET ascii COLLATE ascii_bin NULL,
     ADD COLUMN trace_state VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin NULL');
PREPARE change_calls FROM @change;
EXECUTE change_calls;
DEALLOCATE PREPARE change_calls;
