package io.callrelay.simulator.webhook;

import io.callrelay.simulator.spec.Profile;

/**
 * What holds for every webhook.
 *
 * @param path the only path that takes webhooks
 * @param profile how strictly they are read
 * @param errorStatus the HTTP status of an ERROR for a violation or a conflict; S6.2 does not say,
 *     default 200
 */
public record WebhookRules(String path, Profile profile, int errorStatus) {}
