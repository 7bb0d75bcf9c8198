package io.callrelay.intake;

import io.callrelay.call.CallId;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.LedgerEntry;
import io.callrelay.ledger.Recorded;
import io.callrelay.queue.QueuedCall;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The steps that intake hands calls to. Each may fail, at once or late, or never answer.
 *
 * @param find asks the ledger for a call
 * @param record has the ledger write an entry
 * @param send puts a call into the queue
 * @param settle puts an entry into the queue that the ledger could not be seen to write
 */
record Neighbours(
    Function<CallId, CompletionStage<Optional<CallView>>> find,
    Function<LedgerEntry, CompletionStage<Recorded>> record,
    Function<QueuedCall, CompletionStage<Void>> send,
    Function<LedgerEntry, CompletionStage<Void>> settle) {}
