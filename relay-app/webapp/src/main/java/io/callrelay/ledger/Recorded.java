package io.callrelay.ledger;

import java.util.Optional;

/**
 * An entry is in the ledger, on disk.
 *
 * @param before what the ledger knew of the call before this entry, if anything
 */
public record Recorded(Optional<CallView> before) {}
