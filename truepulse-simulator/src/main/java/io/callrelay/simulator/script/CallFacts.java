package io.callrelay.simulator.script;

import java.util.Optional;

/** What a webhook says about its call, as far as it could be read. */
public record CallFacts(
    Optional<String> callId, Optional<String> callerNumber, Optional<String> didNumber) {}
